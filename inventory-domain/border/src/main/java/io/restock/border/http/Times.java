package io.restock.border.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/** Times and dates in the JSON of a request are read by the {@link Rules} by which those in its address are. Left alone, Jackson takes the year 999999999, which no engine can store. */
@Singleton
public final class Times implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("restock-times")
                .addDeserializer(Instant.class, new Reader<>(Instant.class, text -> Rules.time(text).toInstant()))
                .addDeserializer(OffsetDateTime.class, new Reader<>(OffsetDateTime.class, Rules::time))
                .addDeserializer(LocalDate.class, new Reader<>(LocalDate.class, Rules::date)));
    }

    /** After Jackson's own readers: the last to come is asked first. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    private static final class Reader<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> rule;

        Reader(Class<T> type, Function<String, T> rule) {
            super(type);
            this.rule = rule;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return json.currentToken().isNumeric() ? _deserialize(json.getText(), context) : super.deserialize(json, context);
        }

        @Override
        @SuppressWarnings("unchecked")
        protected T _deserialize(String text, DeserializationContext context) throws IOException {
            try {
                return rule.apply(text);
            } catch (IllegalArgumentException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, "%s", e.getMessage());
            }
        }
    }
}
