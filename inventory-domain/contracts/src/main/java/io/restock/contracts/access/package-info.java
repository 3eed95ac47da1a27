/** Who may do what in which part of the chain. {@link io.restock.contracts.access.Action} is the one table. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.access;
