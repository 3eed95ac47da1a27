/** The ledger: what every store has, written once and never rewritten. Start with {@link io.restock.ledger.intake.StoreRecordHandler}. */
package io.restock.ledger;
