/**
 * Tills: what they ring up, when they are offline, and the queue from which each till delivers its receipts.
 * Start with {@link io.restock.terminal.till.Till}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.terminal.till;
