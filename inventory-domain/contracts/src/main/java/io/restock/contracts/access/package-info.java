/** Who may do what in which part of the chain, and who did it. {@link io.restock.contracts.access.Action} is the one table; {@link io.restock.contracts.access.Author} stands on what was done. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.access;
