/** Questions that no record would bring up by itself. Start with {@link io.restock.ledger.rounds.Rounds}. */
package io.restock.ledger.rounds;
