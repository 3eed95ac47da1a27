/** Stores, items and prices as every service knows them. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.catalog;
