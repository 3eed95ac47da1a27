package io.restock.terminal.till;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.restock.contracts.store.TransactionLine.Disposition;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A line as a till sends it: what was scanned, in pieces or grams. The gateway makes an item of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReceiptLine.Sale.class, name = "SALE"),
    @JsonSubTypes.Type(value = ReceiptLine.Return.class, name = "RETURN"),
    @JsonSubTypes.Type(value = ReceiptLine.Void.class, name = "VOID")
})
public sealed interface ReceiptLine {
    int line();

    /** @param units pieces, or null where grams are given or a label carries the price */
    record Sale(int line, String item, @Nullable Integer units, @Nullable Integer grams, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
            String currency) implements ReceiptLine {}

    /** @param amount negative: the till pays out */
    record Return(int line, String item, @Nullable Integer units, @Nullable Integer grams, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
            String currency, Disposition disposition, @Nullable Original original) implements ReceiptLine {}

    record Void(int line, int voids) implements ReceiptLine {}

    /** The line of an earlier receipt of the same store. */
    record Original(LocalDate businessDate, String till, long sequence, int line) {}
}
