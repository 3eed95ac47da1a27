package io.restock.gateway.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.http.Checking;
import io.restock.border.http.Rules;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a request. A field that is absent or wrong is noted under its full path and read as null, so that reading goes on. It reads the
 * tree, and not a body bound to records as other services do: tills send units and times of any kind, and a line that is well builds no text.
 */
record Fields(JsonNode object, String path, Checking checking) {
    private static final int SCALE_AT_MOST = 4;
    private static final int DIGITS_AT_MOST = 16;
    private static final int AMOUNT_LENGTH_AT_MOST = 24;

    /** @return null, and a note, unless the node is an object */
    static @Nullable Fields of(JsonNode node, String path, Checking checking) {
        if (!node.isObject()) {
            checking.wrong(path, path.isEmpty() ? "the transaction must be a JSON object" : "must be an object");
            return null;
        }
        return new Fields(node, path, checking);
    }

    boolean has(String field) {
        return object.hasNonNull(field);
    }

    JsonNode node(String field) {
        return object.path(field);
    }

    /** Notes each field that is none of these. */
    void allowOnly(Set<String> known) {
        for (var property : object.properties()) {
            if (!known.contains(property.getKey())) {
                note(abbreviated(property.getKey()), "is not a field here; take it out, or use one of " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    @Nullable
    String text(String field) {
        if (!mustBeGiven(field)) {
            return null;
        }
        if (!node(field).isTextual()) {
            note(field, "must be a text");
            return null;
        }
        return node(field).textValue();
    }

    /** A text that the parser turns into its type, or refuses with the sentence to show. */
    <T> @Nullable T text(String field, Function<String, T> parser) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            note(field, String.valueOf(e.getMessage()));
            return null;
        }
    }

    <E extends Enum<E>> @Nullable E oneOf(String field, Class<E> type) {
        return text(field, text -> Rules.oneOf(type, text));
    }

    @Nullable
    Integer whole(String field, int least, int most) {
        Long value = whole(field, (long) least, (long) most);
        return value == null ? null : value.intValue();
    }

    @Nullable
    Long whole(String field, long least, long most) {
        if (!mustBeGiven(field)) {
            return null;
        }
        JsonNode value = node(field);
        if (!value.isIntegralNumber()) {
            note(field, "must be a whole number");
        } else if (!value.canConvertToLong() || value.longValue() > most) {
            note(field, value.bigIntegerValue().signum() < 0 ? tooLittle(least) : "must be at most " + most);
        } else if (value.longValue() < least) {
            note(field, tooLittle(least));
        } else {
            return value.longValue();
        }
        return null;
    }

    /** An amount of money: a decimal as text or number, with at most {@value #SCALE_AT_MOST} decimals and {@value #DIGITS_AT_MOST} digits. */
    @Nullable
    BigDecimal amount(String field) {
        if (!mustBeGiven(field)) {
            return null;
        }
        JsonNode value = node(field);
        try {
            if (value.isNumber()) {
                return plain(value.decimalValue());
            }
            if (value.isTextual() && value.textValue().length() <= AMOUNT_LENGTH_AT_MOST) {
                return plain(new BigDecimal(value.textValue()));
            }
        } catch (NumberFormatException notDecimal) {
            // noted below, like everything else that is no amount
        }
        note(field, "must be a decimal such as \"39.80\", with at most " + SCALE_AT_MOST + " decimals and " + DIGITS_AT_MOST + " digits");
        return null;
    }

    private static BigDecimal plain(BigDecimal amount) {
        if (amount.scale() < 0 || amount.scale() > SCALE_AT_MOST || amount.precision() > DIGITS_AT_MOST) {
            throw new NumberFormatException();
        }
        return amount;
    }

    /** @return null, and a note, unless the field is an object */
    @Nullable
    Fields object(String field) {
        return of(node(field), pathOf(field), checking);
    }

    void note(String field, String sentence) {
        checking.wrong(pathOf(field), sentence);
    }

    private boolean mustBeGiven(String field) {
        if (!has(field)) {
            note(field, "must be given");
        }
        return has(field);
    }

    private String pathOf(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private static String tooLittle(long least) {
        return least == 1 ? "must be greater than 0" : "must be at least " + least;
    }

    private static String abbreviated(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }
}
