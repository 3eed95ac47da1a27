package io.restock.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads and writes the records of one sealed family. The type's name travels beside the value (a header, a column), as do the
 * store-item (the key) and the instant of an event, so that the value itself stays small: see {@link io.restock.contracts.stock.StockEvent}.
 */
public final class Codec<T> {
    private final Map<String, ObjectReader> readers = new LinkedHashMap<>();
    private final Map<Class<?>, ObjectWriter> writers = new LinkedHashMap<>();

    private Codec() {}

    /** A codec for all records that a sealed interface permits, by their simple names. */
    public static <T> Codec<T> ofSealed(Class<T> family) {
        var codec = new Codec<T>();
        Arrays.stream(family.getPermittedSubclasses()).filter(Class::isRecord).forEach(codec::add);
        return codec;
    }

    private void add(Class<?> type) {
        readers.put(type.getSimpleName(), Json.MAPPER.readerFor(type));
        writers.put(type, Json.MAPPER.writerFor(type));
    }

    /** A codec for one record type alone, by its simple name. */
    public static <T extends Record> Codec<T> ofRecord(Class<T> type) {
        var codec = new Codec<T>();
        codec.add(type);
        return codec;
    }

    /** Names of the types, as in the header {@code type}. */
    public Set<String> types() {
        return readers.keySet();
    }

    public String typeOf(T value) {
        return value.getClass().getSimpleName();
    }

    public byte[] write(T value) {
        try {
            return writers.get(value.getClass()).writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if the type is unknown or the value does not fit it */
    public T read(String type, byte[] value) {
        return read(type, value, null, null);
    }

    /**
     * @param key the store-item, for families that leave it to the key
     * @param occurredAt the instant, for families that leave it to the header
     * @throws IllegalArgumentException if the type is unknown or the value does not fit it
     */
    public T read(String type, byte[] value, StoreItemId key, Instant occurredAt) {
        ObjectReader reader = readers.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("unknown type " + type + ", known are " + readers.keySet());
        }
        try {
            var fromOutside = new InjectableValues.Std()
                    .addValue(StoreItemId.class, key)
                    .addValue(Instant.class, occurredAt);
            return reader.with(fromOutside).readValue(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a " + type + ": " + e.getMessage(), e);
        }
    }
}
