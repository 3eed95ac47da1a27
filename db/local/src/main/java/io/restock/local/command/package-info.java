/** One class for each command of {@code ./restock}; each says in its annotations what its help prints. */
@NullMarked
package io.restock.local.command;

import org.jspecify.annotations.NullMarked;
