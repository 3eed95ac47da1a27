/**
 * What a seller says of an article, made uniform, compared with what is listed and led through the gates. Pure rules, without database and clock.
 * Start reading at {@link io.restock.ledger.listing.gates.Gates}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.listing.gates;
