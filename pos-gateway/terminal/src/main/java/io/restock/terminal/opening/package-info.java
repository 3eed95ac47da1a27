/** Opens an invented chain: the services learn of it, and its shelves are counted. Start with {@link io.restock.terminal.opening.ChainSeeding}. */
@org.jspecify.annotations.NullMarked
package io.restock.terminal.opening;
