/** Questions about orders, positions and policies, over HTTP. Start with {@link io.restock.replenishment.view.OrderResource}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.view;
