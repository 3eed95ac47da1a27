/**
 * Plain SQL: statements, transactions, rows in bulk, and what must always hold. Start with {@link io.restock.sql.Database}, then
 * {@link io.restock.sql.Sql}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.sql;
