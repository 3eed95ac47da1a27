package io.restock.contracts.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The event that took a position below its reorder level. Written {@code ItemSold 0/4711}.
 *
 * @param type of the event
 * @param place {@code partition/position} in its log, or null if nobody said
 */
public record Trigger(String type, @Nullable String place) {
    @JsonCreator
    public static Trigger of(String text) {
        int space = text.indexOf(' ');
        return space < 0 ? new Trigger(text, null) : new Trigger(text.substring(0, space), text.substring(space + 1));
    }

    @Override
    @JsonValue
    public String toString() {
        return place == null ? type : type + " " + place;
    }
}
