package io.restock.contracts.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A line of a replenishment order. Written {@code order/line}. */
public record OrderLineId(String order, int line) {
    /** @throws IllegalArgumentException unless the text is {@code order/line} */
    @JsonCreator
    public static OrderLineId of(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("must be order/line, was " + text);
        }
        return new OrderLineId(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    @Override
    @JsonValue
    public String toString() {
        return order + "/" + line;
    }
}
