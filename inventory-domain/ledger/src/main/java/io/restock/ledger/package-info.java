/** The ledger: what every store has, written once and never rewritten. Start with {@link io.restock.ledger.intake.StoreRecordHandler}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger;
