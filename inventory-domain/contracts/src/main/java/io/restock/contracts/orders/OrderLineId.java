package io.restock.contracts.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.restock.contracts.Gln;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A line of a replenishment order. Written {@code order/line}; replenishment names its orders {@code R-store-cutOff}. What a center sends in place of another item is an order
 * {@code S-store-number} of one line.
 */
public record OrderLineId(String order, int line) {
    private static final DateTimeFormatter CUT_OFF = DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);

    /** The one order of a store for a cut-off. */
    public static String order(Gln store, Instant cutOffAt) {
        return "R-" + store + "-" + CUT_OFF.format(cutOffAt);
    }

    /** The line of a substitute. @param number as the center counts them, used once */
    public static OrderLineId ofSubstitute(Gln store, long number) {
        return new OrderLineId("S-" + store + "-" + number, 1);
    }

    /**
     * The store that the order is for.
     *
     * @throws IllegalArgumentException if replenishment has not named it
     */
    public Gln store() {
        String[] parts = order.split("-");
        if (parts.length != 3) {
            throw new IllegalArgumentException("must be R-store-cutOff, was " + order);
        }
        return new Gln(parts[1]);
    }

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
