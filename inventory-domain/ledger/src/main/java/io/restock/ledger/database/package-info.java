/** Plain SQL over JDBC in a few lines. Start with {@link io.restock.ledger.database.Sql}. */
package io.restock.ledger.database;
