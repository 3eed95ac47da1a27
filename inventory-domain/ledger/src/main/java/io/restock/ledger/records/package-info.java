/** Which records were applied before, and where their events stand. Start with {@link io.restock.ledger.records.SeenRecords}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.records;
