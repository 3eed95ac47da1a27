/**
 * How sellers bring articles in: what they submit is made uniform, matched, led through the gates, looked at by a person where a gate doubts, and published as an item and its price.
 * Start reading at {@link io.restock.ledger.listing.Submissions}; the rules themselves are in {@link io.restock.ledger.listing.gates.Gates}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.listing;
