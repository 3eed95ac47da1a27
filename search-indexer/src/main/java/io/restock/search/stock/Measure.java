package io.restock.search.stock;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Figures that hits can be narrowed by; their names are those of the index fields and of the request's parameters. Whole units include both ends of a range; money and days end below its end. */
public enum Measure {
    /** Money for one each or 1,000 grams. */
    PRICE("price", "..10", "10..20", "20..50", "50..100", "100..200", "200..500", "500.."),
    /** Units. */
    ON_HAND("onHand"), AVAILABLE("available"), ON_ORDER("onOrder"),
    /** Days for which what is available is expected to last. */
    COVER("cover", "..1", "1..3", "3..7", "7..14", "14..30", "30..");

    private final String field;
    private final List<Between> bands;

    Measure(String field, String... bands) {
        this.field = field;
        this.bands = Stream.of(bands).map(Between::of).toList();
    }

    public String field() {
        return field;
    }

    /** Ranges that follow one another, by which it is counted; none of what is not. Each is a value that the request's parameter takes. */
    public List<Between> bands() {
        return bands;
    }

    public static Optional<Measure> of(String parameter) {
        return Arrays.stream(values()).filter(measure -> measure.field.equals(parameter)).findAny();
    }
}
