/** Questions about orders, positions and policies, over HTTP. Start with {@link io.restock.replenishment.view.OrderResource}. */
package io.restock.replenishment.view;
