/** Tells a till what became of its transaction, from ledger and replenishment. Start with {@link io.restock.gateway.answer.TransactionAnswers}. */
@NullMarked
package io.restock.gateway.answer;

import org.jspecify.annotations.NullMarked;
