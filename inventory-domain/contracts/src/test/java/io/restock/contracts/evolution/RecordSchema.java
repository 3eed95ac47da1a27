package io.restock.contracts.evolution;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Json;
import io.restock.contracts.store.AdjustmentReason;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** The JSON schema of a record as it is written now. What may be absent the record does not say: only primitives are required here. */
final class RecordSchema {
    /** The words of a list that may grow: a reader takes others, too. Those of an {@code enum} are all that there will ever be. */
    static final String OPEN = "x-extensible-enum";

    private RecordSchema() {}

    static ObjectNode of(Class<?> record) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (RecordComponent component : record.getRecordComponents()) {
            if (!component.getAccessor().isAnnotationPresent(JacksonInject.class) && !isInjected(record, component)) {
                properties.set(component.getName(), of(component.getGenericType()));
                if (component.getType().isPrimitive()) {
                    required.add(component.getName());
                }
            }
        }
        return schema;
    }

    private static boolean isInjected(Class<?> record, RecordComponent component) {
        return Arrays.stream(record.getDeclaredConstructors()[0].getParameters())
                .anyMatch(parameter -> parameter.getName().equals(component.getName()) && parameter.isAnnotationPresent(JacksonInject.class));
    }

    private static ObjectNode of(Type type) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        return switch (type) {
            case ParameterizedType list when list.getRawType() == List.class -> {
                schema.put("type", "array").set("items", of(list.getActualTypeArguments()[0]));
                yield schema;
            }
            case Class<?> plain when List.of(int.class, long.class, Integer.class, Long.class).contains(plain) -> schema.put("type", "integer");
            case Class<?> plain when plain == double.class || plain == BigDecimal.class -> schema.put("type", "number");
            case Class<?> plain when plain == boolean.class || plain == Boolean.class -> schema.put("type", "boolean");
            case Class<?> plain when plain == Instant.class || plain == OffsetDateTime.class -> schema.put("type", "string").put("format", "date-time");
            case Class<?> plain when plain == LocalDate.class -> schema.put("type", "string").put("format", "date");
            case Class<?> plain when plain == Duration.class -> schema.put("type", "string").put("format", "duration");
            case Class<?> plain when plain == AdjustmentReason.class -> {
                var words = schema.put("type", "string").putArray(OPEN);
                AdjustmentReason.KNOWN.forEach(reason -> words.add(reason.word()));
                yield schema;
            }
            case Class<?> plain when plain.isEnum() -> {
                var names = schema.put("type", "string").putArray("enum");
                Arrays.stream(plain.getEnumConstants()).forEach(constant -> names.add(constant.toString()));
                yield schema;
            }
            case Class<?> plain when plain.isAnnotationPresent(JsonSubTypes.class) -> {
                var kinds = schema.putArray("oneOf");
                for (JsonSubTypes.Type kind : plain.getAnnotation(JsonSubTypes.class).value()) {
                    ObjectNode one = of(kind.value());
                    ((ObjectNode) one.path("properties")).putObject("kind").put("const", kind.name());
                    kinds.add(one);
                }
                yield schema;
            }
            case Class<?> plain when plain.isRecord() && Json.MAPPER.canSerialize(plain) && isWrittenAsObject(plain) -> of(plain);
            default -> schema.put("type", "string");
        };
    }

    /** Identities, such as a GLN, are records that are written as text. */
    private static boolean isWrittenAsObject(Class<?> record) {
        return Arrays.stream(record.getMethods()).noneMatch(method -> method.isAnnotationPresent(JsonValue.class))
                && Arrays.stream(record.getRecordComponents()).noneMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
    }
}
