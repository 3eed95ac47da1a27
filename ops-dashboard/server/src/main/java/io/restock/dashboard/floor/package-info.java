/**
 * What the pages of the floors ask and report: of a distribution center, a store, orders and exceptions. Services decide, by the person's own token; here their answers get
 * names. Start with {@link io.restock.dashboard.floor.Floor}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.dashboard.floor;
