package io.restock.contracts.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Where the demand of an item comes from that has none of its own yet. Written {@code CATEGORY=Skyr}.
 *
 * @param name of the category, GTIN of the item, or {@code first date/last date}
 */
public record Origin(Kind kind, String name) {
    public enum Kind {
        CATEGORY,
        /** The item that it replaces. */
        SUPERSEDES,
        /** Sales that were given to us. */
        HISTORY
    }

    /** Null for null, and for what only a newer writer knows. */
    @JsonCreator
    public static @Nullable Origin of(@Nullable String text) {
        if (text != null) {
            for (Kind kind : Kind.values()) {
                if (text.startsWith(kind + "=")) {
                    return new Origin(kind, text.substring(kind.name().length() + 1));
                }
            }
        }
        return null;
    }

    @Override
    @JsonValue
    public String toString() {
        return kind + "=" + name;
    }
}
