/** Stores, items and prices as every service knows them. */
@NullMarked
package io.restock.contracts.catalog;

import org.jspecify.annotations.NullMarked;
