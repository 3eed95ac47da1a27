package io.restock.replenishment.review;

import io.restock.contracts.orders.Constraints;
import io.restock.contracts.orders.Constraints.Kind;
import io.restock.contracts.orders.Wanted;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.aim.ServiceAim;
import io.restock.engine.aim.ServiceAim.Filled;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.engine.aim.ServiceAim.Paying;
import java.util.EnumMap;
import java.util.OptionalInt;

/** The engine's aims and constraints in the words of an explanation, and back: a line can be decided again from what is stored with it. */
public final class Published {
    private Published() {}

    static Wanted wanted(ServiceAim aim) {
        return switch (aim) {
            case InStock(double share) -> new Wanted.ServiceLevel(share);
            case Filled(double share) -> new Wanted.FillRate(share);
            case Paying(double margin, double holding) -> new Wanted.Profit(margin, holding);
        };
    }

    public static ServiceAim aim(Wanted wanted) {
        return switch (wanted) {
            case Wanted.ServiceLevel(double share) -> new InStock(share);
            case Wanted.FillRate(double share) -> new Filled(share);
            case Wanted.Profit(double margin, double holding) -> new Paying(margin, holding);
        };
    }

    public static Constraints constraints(ReorderPolicy.Review outcome) {
        var units = new EnumMap<Kind, Integer>(Kind.class);
        outcome.bound().forEach((constraint, bound) -> units.put(switch (constraint) {
            case REORDER_LEVEL -> Kind.REORDER_LEVEL;
            case PRESENTATION_MINIMUM -> Kind.PRESENTATION_MINIMUM;
            case EXPECTED_OUTDATING -> Kind.EXPECTED_OUTDATING;
            case SHELF_CAPACITY -> Kind.SHELF_CAPACITY;
        }, bound));
        return new Constraints(units);
    }

    /** As far as it follows from what bound. */
    public static ReorderPolicy policy(Constraints bound) {
        int fixed = bound.units(Kind.REORDER_LEVEL, -1);
        return new ReorderPolicy(ReorderPolicy.STANDARD.serviceLevel(), fixed < 0 ? OptionalInt.empty() : OptionalInt.of(fixed),
                bound.units(Kind.PRESENTATION_MINIMUM, 0), bound.units(Kind.SHELF_CAPACITY, 0));
    }
}
