/**
 * An invented chain: distribution centers, stores, items and prices, the same for the same seed. Start with
 * {@link io.restock.terminal.chain.ChainGenerator}; {@link io.restock.terminal.chain.ChainSeeding} registers it with the services.
 */
@org.jspecify.annotations.NullMarked
package io.restock.terminal.chain;
