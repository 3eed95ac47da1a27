/** What the ledger remembers of old records to know them again, and for how long. Start reading at {@link io.restock.ledger.forgetting.Forgetting}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.forgetting;
