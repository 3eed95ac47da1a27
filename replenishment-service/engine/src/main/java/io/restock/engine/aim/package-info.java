/** What a store-item's stock is for: a service class, a fill rate, or as much as pays. Start with {@link io.restock.engine.aim.ServiceAim}. */
@org.jspecify.annotations.NullMarked
package io.restock.engine.aim;
