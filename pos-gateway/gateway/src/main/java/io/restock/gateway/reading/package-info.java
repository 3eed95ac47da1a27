/** From bytes to a posted transaction, with everything that is wrong with it said at once. Start with {@link io.restock.gateway.reading.TransactionReader}. */
@org.jspecify.annotations.NullMarked
package io.restock.gateway.reading;
