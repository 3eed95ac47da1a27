package io.restock.replenishment.planning;

import io.restock.engine.aim.ServiceAim;
import io.restock.engine.aim.ServiceAim.Filled;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.engine.aim.ServiceAim.Paying;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** An aim as an explanation writes it, {@code FILL_RATE=0.97}, and back: a line can be decided again from what is stored with it. */
public final class Wanted {
    private static final String SERVICE_LEVEL = "SERVICE_LEVEL";
    private static final String FILL_RATE = "FILL_RATE";
    private static final String UNIT_MARGIN = "UNIT_MARGIN";
    private static final String HOLDING_COST = "HOLDING_COST_PER_UNIT_DAY";

    private Wanted() {}

    static String of(ServiceAim aim) {
        return switch (aim) {
            case InStock(double share) -> SERVICE_LEVEL + "=" + share;
            case Filled(double share) -> FILL_RATE + "=" + share;
            case Paying(double margin, double holding) -> UNIT_MARGIN + "=" + margin + "; " + HOLDING_COST + "=" + holding;
        };
    }

    /** @throws IllegalArgumentException if it names no aim */
    public static ServiceAim read(String wanted) {
        Map<String, Double> said = Arrays.stream(wanted.split("; ")).map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> Double.valueOf(part[1])));
        return of(said.get(SERVICE_LEVEL), said.get(FILL_RATE), said.get(UNIT_MARGIN), said.get(HOLDING_COST), wanted);
    }

    /** The aim of which the fields are there; the chain's where none is. */
    static ServiceAim of(Double serviceLevel, Double fillRate, Double unitMargin, Double holdingCost) {
        boolean none = serviceLevel == null && fillRate == null && unitMargin == null;
        return none ? StoreItemPolicy.STANDARD.aim() : of(serviceLevel, fillRate, unitMargin, holdingCost, "this");
    }

    private static ServiceAim of(Double serviceLevel, Double fillRate, Double unitMargin, Double holdingCost, String wanted) {
        if (serviceLevel != null) {
            return new InStock(serviceLevel);
        }
        if (fillRate != null) {
            return new Filled(fillRate);
        }
        if (unitMargin == null || holdingCost == null) {
            throw new IllegalArgumentException(wanted + " names no aim");
        }
        return new Paying(unitMargin, holdingCost);
    }
}
