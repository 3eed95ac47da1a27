/** What a store-item's stock is for: a service class, a fill rate, or as much as pays. Start with {@link io.restock.engine.aim.ServiceAim}. */
@NullMarked
package io.restock.engine.aim;

import org.jspecify.annotations.NullMarked;
