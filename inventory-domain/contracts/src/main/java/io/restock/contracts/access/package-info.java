/** Who may do what, and who did it. Start with {@link io.restock.contracts.access.Author}. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.access;
