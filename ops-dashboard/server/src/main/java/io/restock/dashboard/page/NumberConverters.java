package io.restock.dashboard.page;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.http.ProblemException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Function;

/** Reads GLN and GTIN in paths, and says what is wrong with one that is none. */
@Provider
public class NumberConverters implements ParamConverterProvider {
    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type == Gln.class) {
            return new Reader<>(text -> type.cast(new Gln(text)), "store");
        }
        return type == Gtin.class ? new Reader<>(text -> type.cast(new Gtin(text)), "item") : null;
    }

    private record Reader<T>(Function<String, T> reading, String field) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException e) {
                throw ProblemException.unreadable(field + " " + e.getMessage());
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
