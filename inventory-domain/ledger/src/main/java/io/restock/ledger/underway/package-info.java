/** What deliveries and transfers have in common: goods that were sent and come in parts. Start with {@link io.restock.ledger.underway.Parts}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.underway;
