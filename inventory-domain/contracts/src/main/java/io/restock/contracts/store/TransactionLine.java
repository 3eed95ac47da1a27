package io.restock.contracts.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a retail transaction after the gateway has normalised it. Units are the item's own: eaches or grams, 1 to 10,000 eaches or 1 to 1,000,000 grams. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TransactionLine.Sale.class, name = "SALE"),
    @JsonSubTypes.Type(value = TransactionLine.Return.class, name = "RETURN"),
    @JsonSubTypes.Type(value = TransactionLine.Void.class, name = "VOID")
})
public sealed interface TransactionLine {
    /** Number within the transaction, 1 and up. */
    int line();

    /**
     * @param item the stocked item (a case GTIN or a price label has been resolved to it)
     * @param scanned what was scanned where that is another number than the item's, else null
     * @param parts for a kit, which has no stock of its own, what moved: all units of each part. Null for what is no kit; since version 3 of the transaction
     */
    record Sale(int line, Gtin item, int units, BigDecimal amount, String currency, @Nullable Gtin scanned, @Nullable List<MovedPart> parts) implements TransactionLine {
        /** Of what is no kit. */
        public Sale(int line, Gtin item, int units, BigDecimal amount, String currency, @Nullable Gtin scanned) {
            this(line, item, units, amount, currency, scanned, null);
        }

        /** What left the shelf. */
        public List<MovedPart> moved() {
            return parts == null ? List.of(new MovedPart(item, units)) : parts;
        }
    }

    /** @param original the sale that comes back, or null if the customer has no receipt; @param parts as of a sale */
    record Return(int line, Gtin item, int units, BigDecimal amount, String currency, @Nullable Gtin scanned, Disposition disposition,
            @Nullable OriginalSale original, @Nullable List<MovedPart> parts) implements TransactionLine {
        /** Of what is no kit. */
        public Return(int line, Gtin item, int units, BigDecimal amount, String currency, @Nullable Gtin scanned, Disposition disposition, @Nullable OriginalSale original) {
            this(line, item, units, amount, currency, scanned, disposition, original, null);
        }

        /** What came back. */
        public List<MovedPart> moved() {
            return parts == null ? List.of(new MovedPart(item, units)) : parts;
        }
    }

    /** Units of a stocked item. */
    record MovedPart(Gtin item, int units) {}

    /** Takes back a sale or return line of the same transaction before it was paid. */
    record Void(int line, int voids) implements TransactionLine {}

    /** Where returned goods go: back to the shelf, or away. */
    enum Disposition { SELLABLE, DAMAGED, TO_VENDOR }

    /** @param store where it was sold; the receiving store unless the till names another */
    record OriginalSale(@Nullable Gln store, LineId line) {}
}
