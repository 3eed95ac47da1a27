package io.restock.search.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How hits are sorted. Ties are broken by store and item, so that every order is total and pages neither overlap nor leave gaps. */
public enum Order {
    RELEVANCE("relevance"), NAME("name"), ON_HAND("onHand"), AVAILABLE("available"), ON_ORDER("onOrder"), COVER("cover"), CHANGED("changed"), PRICE("price");

    private final String parameter;

    Order(String parameter) {
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }

    /** What a cursor carries of the last hit, or null where it has none. */
    public @Nullable String valueOf(StockDocument hit) {
        Object value = switch (this) {
            case RELEVANCE -> null;
            case NAME -> Words.ordered(hit.listing().name());
            case ON_HAND -> hit.onHand();
            case AVAILABLE -> hit.available();
            case ON_ORDER -> hit.orders().units();
            case COVER -> hit.cover();
            case CHANGED -> hit.level() == null ? null : hit.level().occurredAt().truncatedTo(ChronoUnit.MILLIS);
            case PRICE -> hit.listing().price();
        };
        return value == null ? null : value.toString();
    }

    /** @throws IllegalArgumentException unless the text came from {@link #valueOf} */
    public Object parsed(String value) {
        try {
            return switch (this) {
                case RELEVANCE, NAME -> value;
                case ON_HAND, AVAILABLE, ON_ORDER -> Integer.valueOf(value);
                case COVER -> Double.valueOf(value);
                case CHANGED -> Instant.parse(value);
                case PRICE -> new BigDecimal(value);
            };
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Optional<Order> of(String parameter) {
        return Arrays.stream(values()).filter(order -> order.parameter.equals(parameter)).findAny();
    }
}
