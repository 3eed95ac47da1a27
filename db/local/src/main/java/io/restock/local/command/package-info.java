/** One class for each command of {@code ./restock}; each says in its annotations what its help prints. */
@org.jspecify.annotations.NullMarked
package io.restock.local.command;
