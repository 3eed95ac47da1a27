/** The stock of an item at a store: its rules and nothing else. Start with {@link io.restock.inventory.StoreItem}. */
@NullMarked
package io.restock.inventory;

import org.jspecify.annotations.NullMarked;
