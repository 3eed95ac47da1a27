package io.restock.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** How records are written on topics: ISO times as they were given, absent for null, and readers that pass over fields newer than they are. */
public final class Json {
    /**
     * Jackson lends each thread the buffers it works in. A virtual thread lives for one request, so that each would allocate its own, some 30 kB a
     * transaction: all threads share them instead.
     */
    public static final RecyclerPool<BufferRecycler> BUFFERS = JsonRecyclerPools.sharedConcurrentDequePool();

    public static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder().recyclerPool(BUFFERS).build())
            .addModule(new JavaTimeModule())
            .addModule(instants())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /** A value that was read before, as it goes on to another reader. */
    public static byte[] bytes(@Nullable JsonNode value) {
        return String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Instants are most of what a level or an event says; anything but a text is still read the way the module for times does. */
    private static SimpleModule instants() {
        return new SimpleModule("instants")
                .addSerializer(Instant.class, new StdScalarSerializer<>(Instant.class) {
                    @Override
                    public void serialize(Instant instant, JsonGenerator to, SerializerProvider provider) throws IOException {
                        to.writeString(IsoInstants.text(instant));
                    }
                })
                .addDeserializer(Instant.class, new StdScalarDeserializer<>(Instant.class) {
                    @Override
                    public Instant deserialize(JsonParser from, DeserializationContext context) throws IOException {
                        String text = from.hasToken(JsonToken.VALUE_STRING) ? from.getText() : "";
                        return text.endsWith("Z") ? parsed(text, context) : InstantDeserializer.INSTANT.deserialize(from, context);
                    }
                })
                .addDeserializer(OffsetDateTime.class, new StdScalarDeserializer<>(OffsetDateTime.class) {
                    @Override
                    public OffsetDateTime deserialize(JsonParser from, DeserializationContext context) throws IOException {
                        OffsetDateTime plain = from.hasToken(JsonToken.VALUE_STRING) ? IsoInstants.plainWithOffset(from.getText()) : null;
                        return plain != null ? plain : InstantDeserializer.OFFSET_DATE_TIME.deserialize(from, context);
                    }
                });
    }

    private static Instant parsed(String text, DeserializationContext context) throws IOException {
        try {
            return IsoInstants.parse(text);
        } catch (DateTimeException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "must be an instant of ISO-8601 such as 2026-03-02T18:04:11Z");
        }
    }
}
