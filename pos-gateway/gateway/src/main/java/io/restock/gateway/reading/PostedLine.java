package io.restock.gateway.reading;

import io.restock.contracts.Gtin;
import io.restock.contracts.Scan;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line as the till posted it: well-formed, but its number not yet looked up. */
public sealed interface PostedLine {
    /** A line with a mistake that has been noted; it stands for its place in the list. */
    record Unreadable() implements PostedLine {}

    record Void(int line, int voids) implements PostedLine {}

    /** A line that moves goods. */
    sealed interface Goods extends PostedLine {
        int line();

        Scan scan();

        /** The item's, the pack's or the label's number. */
        default Gtin scanned() {
            return scan().item();
        }

        Measured measured();

        BigDecimal amount();

        String currency();
    }

    /**
     * A line that is well-formed, and of which is known without a catalog that nobody can book it as it is.
     *
     * @param kind SALE or RETURN
     * @param item what was scanned or typed
     * @param misfit why
     */
    record Unfit(int line, String kind, String item, Measured measured, BigDecimal amount, String currency, @Nullable Disposition disposition,
            @Nullable OriginalSale original, Misfit misfit) implements PostedLine {}

    /**
     * Why a line does not fit.
     *
     * @param field that does not; @param sentence that follows its name, with what would
     */
    record Misfit(String field, String sentence) {}

    record Sale(int line, Scan scan, Measured measured, BigDecimal amount, String currency) implements Goods {}

    record Return(int line, Scan scan, Measured measured, BigDecimal amount, String currency, Disposition disposition,
            @Nullable OriginalSale original) implements Goods {}

    /**
     * How much, as the till put it.
     *
     * @param units pieces, packs or labels, or null if not given
     * @param grams of all together, or null if not given
     */
    record Measured(@Nullable Integer units, @Nullable Integer grams) {}
}
