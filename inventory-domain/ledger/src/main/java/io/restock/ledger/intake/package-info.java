/** Takes what stores report, in its order, and turns it into events. Start with {@link io.restock.ledger.intake.StoreRecordHandler}. */
package io.restock.ledger.intake;
