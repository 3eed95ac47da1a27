/** What pickers were sent for and what they found. Start with {@link io.restock.distribution.pick.PickRule}, then {@link io.restock.distribution.pick.Picking}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.pick;
