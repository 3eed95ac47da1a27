/** Whether every number of a till was heard of, what came under a number that was used, and lines that fit no catalog. Start with {@link io.restock.ledger.tills.TillDays}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.tills;
