/** Takes what stores report, in its order, and turns it into events. Start with {@link io.restock.ledger.intake.StoreRecordHandler}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.intake;
