package io.restock.contracts.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a reorder level was to achieve. */
public sealed interface Wanted {
    String SERVICE_LEVEL = "SERVICE_LEVEL";
    String FILL_RATE = "FILL_RATE";
    String UNIT_MARGIN = "UNIT_MARGIN";
    String HOLDING_COST = "HOLDING_COST_PER_UNIT_DAY";

    /** As it is written: {@code SERVICE_LEVEL=0.98}, {@code FILL_RATE=0.97} or {@code UNIT_MARGIN=4.5; HOLDING_COST_PER_UNIT_DAY=0.02}. */
    @JsonValue
    String text();

    /** Of all protection intervals such a share ends with stock on the shelf. */
    record ServiceLevel(double share) implements Wanted {
        @Override
        public String text() {
            return SERVICE_LEVEL + "=" + share;
        }
    }

    /** Such a share of the demand is met from the shelf. */
    record FillRate(double share) implements Wanted {
        @Override
        public String text() {
            return FILL_RATE + "=" + share;
        }
    }

    /** As much as pays, both in one currency. */
    record Profit(double unitMargin, double holdingCostPerUnitDay) implements Wanted {
        @Override
        public String text() {
            return UNIT_MARGIN + "=" + unitMargin + "; " + HOLDING_COST + "=" + holdingCostPerUnitDay;
        }
    }

    /** Null for what only a newer writer knows. */
    @JsonCreator
    static @Nullable Wanted of(String text) {
        String[] said = text.split("=|; ");
        return switch (said[0]) {
            case SERVICE_LEVEL -> new ServiceLevel(Double.parseDouble(said[1]));
            case FILL_RATE -> new FillRate(Double.parseDouble(said[1]));
            case UNIT_MARGIN -> new Profit(Double.parseDouble(said[1]), Double.parseDouble(said[3]));
            default -> null;
        };
    }
}
