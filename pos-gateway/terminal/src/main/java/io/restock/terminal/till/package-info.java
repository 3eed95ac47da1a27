/**
 * Tills: customers who come by the hour of the day, what they buy, and the queue from which each till delivers its receipts.
 * Start with {@link io.restock.terminal.till.Till}.
 */
package io.restock.terminal.till;
