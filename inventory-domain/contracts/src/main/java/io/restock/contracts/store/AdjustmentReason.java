package io.restock.contracts.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Why stock left or turned up without a sale. The list of reasons may grow: a record that names one which is newer than its reader is taken all
 * the same, and the reason handed on as it came. Nothing is decided by it. Where a word does decide, such as where returned goods go, a newer
 * one cannot be taken, for nobody would know what moved.
 */
public record AdjustmentReason(@JsonValue String word) implements Comparable<AdjustmentReason> {
    public static final AdjustmentReason DAMAGE = new AdjustmentReason("DAMAGE");
    public static final AdjustmentReason THEFT = new AdjustmentReason("THEFT");
    public static final AdjustmentReason FOUND = new AdjustmentReason("FOUND");
    public static final AdjustmentReason WASTE = new AdjustmentReason("WASTE");
    public static final AdjustmentReason OWN_USE = new AdjustmentReason("OWN_USE");
    /** Sent back or destroyed since it is recalled. */
    public static final AdjustmentReason RECALL = new AdjustmentReason("RECALL");

    /** What may be reported here and now. */
    public static final List<AdjustmentReason> KNOWN = List.of(DAMAGE, THEFT, FOUND, WASTE, OWN_USE, RECALL);

    @JsonCreator
    public AdjustmentReason {}

    /** @throws IllegalArgumentException if nobody may report it */
    public static AdjustmentReason known(String word) {
        var reason = new AdjustmentReason(word);
        if (!KNOWN.contains(reason)) {
            throw new IllegalArgumentException("must be one of " + KNOWN);
        }
        return reason;
    }

    @Override
    public int compareTo(AdjustmentReason other) {
        return word.compareTo(other.word);
    }

    @Override
    public String toString() {
        return word;
    }
}
