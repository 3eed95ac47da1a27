/**
 * What is physically there, and what happens to it: customers, shelves, back rooms, lorries, distribution centers, suppliers, mishaps. No service is known
 * here: what people report goes to {@link io.restock.terminal.world.StoreReports}. Start with {@link io.restock.terminal.world.StoreLife}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.terminal.world;
