/** Stores, items and prices as every service knows them. */
package io.restock.contracts.catalog;
