package io.restock.contracts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the records of one sealed family. The type's name travels beside the value (a header, a column), as do the
 * store-item (the key) and the instant of an event, so that the value itself stays small: see {@link io.restock.contracts.stock.StockEvent}.
 */
public final class Codec<T> {
    private final Map<String, ObjectReader> readers = new LinkedHashMap<>();
    private final Map<Class<?>, ObjectWriter> writers = new LinkedHashMap<>();
    private final Map<String, Integer> versions = new LinkedHashMap<>();
    private final Map<String, SortedMap<Integer, Upcaster>> upcasters = new HashMap<>();

    /** Lifts a value as it was written in one version to the next, in place. */
    public interface Upcaster {
        void lift(ObjectNode value, @Nullable StoreItemId key);
    }

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
        var version = type.getAnnotation(SchemaVersion.class);
        versions.put(type.getSimpleName(), version == null ? 1 : version.value());
    }

    /** A codec for one record type alone, by its simple name. */
    public static <T extends Record> Codec<T> ofRecord(Class<T> type) {
        var codec = new Codec<T>();
        codec.add(type);
        return codec;
    }

    /** With a way from a version of a type to the next one. */
    public Codec<T> upcasting(Class<? extends T> type, int from, Upcaster upcaster) {
        upcasters.computeIfAbsent(type.getSimpleName(), _ -> new TreeMap<>()).put(from, upcaster);
        return this;
    }

    /** Names of the types, as in the header {@code type}. */
    public Set<String> types() {
        return readers.keySet();
    }

    public String typeOf(T value) {
        return value.getClass().getSimpleName();
    }

    /** The version in which a type is written now, as in the header {@code schemaVersion}; 1 and up. */
    public int versionOf(String type) {
        return requireNonNull(versions.get(type), type);
    }

    public byte[] write(T value) {
        try {
            return requireNonNull(writers.get(value.getClass()), "its family is sealed").writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if the type is unknown or the value does not fit it */
    public T read(String type, byte[] value) {
        return read(type, value, null, null);
    }

    /** Reads what is written in the current version. @throws IllegalArgumentException if the type is unknown or the value does not fit it */
    public T read(String type, byte[] value, @Nullable StoreItemId key, @Nullable Instant occurredAt) {
        return read(type, Integer.MAX_VALUE, value, key, occurredAt);
    }

    /**
     * @param version in which the value was written; a later one than ours is read as far as we know its fields
     * @param key the store-item, for families that leave it to the key
     * @param occurredAt the instant, for families that leave it to the header
     * @throws IllegalArgumentException if the type is unknown or the value does not fit it
     */
    public T read(String type, int version, byte[] value, @Nullable StoreItemId key, @Nullable Instant occurredAt) {
        ObjectReader reader = readers.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("unknown type " + type + ", known are " + readers.keySet());
        }
        try {
            var fromOutside = new InjectableValues.Std()
                    .addValue(StoreItemId.class, key)
                    .addValue(Instant.class, occurredAt);
            ObjectReader injecting = reader.with(fromOutside);
            return isOld(type, version) ? injecting.readValue(lifted(type, version, value, key)) : injecting.readValue(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a " + type + ": " + e.getMessage(), e);
        }
    }

    private boolean isOld(String type, int version) {
        return version < versionOf(type) && upcasters.containsKey(type);
    }

    /**
     * The fields of a value as the current version would have written them; the value itself stays as it was written.
     *
     * @throws IOException if it is no JSON object
     */
    public ObjectNode lifted(String type, int version, byte[] value, @Nullable StoreItemId key) throws IOException {
        ObjectNode fields = Json.MAPPER.readValue(value, ObjectNode.class);
        upcasters.getOrDefault(type, Collections.emptySortedMap()).tailMap(version).values().forEach(each -> each.lift(fields, key));
        return fields;
    }
}
