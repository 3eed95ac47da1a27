package io.restock.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One item at one store: the aggregate of the ledger, the unit of planning, the key of every stock event. Written {@code gln|gtin}. */
public record StoreItemId(Gln store, Gtin item) implements Comparable<StoreItemId> {
    /** @throws IllegalArgumentException unless the text is {@code gln|gtin} */
    @JsonCreator
    public static StoreItemId of(String text) {
        int bar = text.indexOf('|');
        if (bar < 0) {
            throw new IllegalArgumentException("must be store|item, was " + text);
        }
        return new StoreItemId(new Gln(text.substring(0, bar)), new Gtin(text.substring(bar + 1)));
    }

    @Override
    public int compareTo(StoreItemId other) {
        int byStore = store.compareTo(other.store);
        return byStore != 0 ? byStore : item.compareTo(other.item);
    }

    /**
     * Not the record's own, 31 · store + item: both are texts of digits, whose hashes are such sums themselves, so that six store-items
     * of seven collided. Fibonacci hashing keeps them apart, and maps of millions flat.
     */
    @Override
    public int hashCode() {
        return store.hashCode() * 0x9E3779B1 + item.hashCode();
    }

    @Override
    @JsonValue
    public String toString() {
        return store.digits() + '|' + item.digits();
    }
}
