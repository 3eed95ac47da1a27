package io.restock.contracts.store;

import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed line of a till that does not fit the catalogue, as the till reported it. It moves nothing until a person says what it was.
 *
 * @param line number within the transaction, 1 and up
 * @param kind SALE or RETURN
 * @param item the number that was scanned or typed
 * @param units pieces, packs or labels; null if not reported
 * @param grams of all together; null if not reported
 * @param disposition of what came back; null on a sale
 * @param reason a sentence that says why it does not fit, and what would
 * @param voidedBy the line that took it back before it was paid, or null
 */
public record UnfitLine(int line, String kind, String item, @Nullable Integer units, @Nullable Integer grams, BigDecimal amount, String currency,
        @Nullable Disposition disposition, @Nullable OriginalSale original, String reason, @Nullable Integer voidedBy) {}
