/** Questions that no record would bring up by itself. Start with {@link io.restock.ledger.rounds.Rounds}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.rounds;
