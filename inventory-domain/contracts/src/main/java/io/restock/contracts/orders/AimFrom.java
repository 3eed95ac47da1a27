package io.restock.contracts.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Whose policy an aim comes from, where it is not the chain's standard. Written {@code STORE_ITEM} or {@code DEPARTMENT=Dairy; CHANGE=3}.
 *
 * @param department null for the policy of the item at the store itself
 * @param change which of the changes of the department's policy stood then, 1 and up; null as above
 */
public record AimFrom(Kind kind, @Nullable String department, @Nullable Integer change) {
    public static final AimFrom ITSELF = new AimFrom(Kind.STORE_ITEM, null, null);
    private static final String CHANGE = "; CHANGE=";

    public enum Kind {
        /** The item at the store has a policy of its own. */
        STORE_ITEM,
        /** Its department has one at this store. */
        DEPARTMENT_AT_STORE,
        /** Its department has one in the whole chain. */
        DEPARTMENT
    }

    /** Null for null, and for what only a newer writer knows. */
    @JsonCreator
    public static @Nullable AimFrom of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.equals(Kind.STORE_ITEM.name())) {
            return ITSELF;
        }
        int name = text.indexOf('=');
        int change = text.lastIndexOf(CHANGE);
        for (Kind kind : new Kind[] {Kind.DEPARTMENT_AT_STORE, Kind.DEPARTMENT}) {
            if (name > 0 && change > name && text.substring(0, name).equals(kind.name())) {
                return new AimFrom(kind, text.substring(name + 1, change), Integer.valueOf(text.substring(change + CHANGE.length())));
            }
        }
        return null;
    }

    @Override
    @JsonValue
    public String toString() {
        return kind == Kind.STORE_ITEM ? kind.name() : kind + "=" + department + CHANGE + change;
    }
}
