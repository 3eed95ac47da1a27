/** The stock of an item at a store: its rules and nothing else. Start with {@link io.restock.inventory.StoreItem}. */
@org.jspecify.annotations.NullMarked
package io.restock.inventory;
