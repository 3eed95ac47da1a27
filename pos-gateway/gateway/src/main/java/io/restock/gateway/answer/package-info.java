/** Answers a till what became of its transaction, from ledger and replenishment. Start with {@link io.restock.gateway.answer.TransactionAnswers}. */
@org.jspecify.annotations.NullMarked
package io.restock.gateway.answer;
