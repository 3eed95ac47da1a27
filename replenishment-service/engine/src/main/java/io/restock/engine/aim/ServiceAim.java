package io.restock.engine.aim;

import io.restock.engine.ReorderLevel;
import org.jspecify.annotations.Nullable;

/** What a store-item's reorder level s shall achieve. */
public sealed interface ServiceAim {
    /** The aim of which the fields are there; null where none is. @throws IllegalArgumentException if half of one is there */
    static @Nullable ServiceAim of(@Nullable Double serviceLevel, @Nullable Double fillRate, @Nullable Double unitMargin, @Nullable Double holdingPerDay) {
        if (serviceLevel != null) {
            return new InStock(serviceLevel);
        }
        if (fillRate != null) {
            return new Filled(fillRate);
        }
        if (unitMargin == null) {
            return null;
        }
        if (holdingPerDay == null) {
            throw new IllegalArgumentException("unitMargin needs holdingCostPerUnitDay");
        }
        return new Paying(unitMargin, holdingPerDay);
    }

    /** The smallest s, in units, 0 and up, that achieves it when orders come in packs of q, 1 and up. */
    int reorderLevel(Protection protection, int casePack);

    /** The share of protection intervals that shall end with stock on the shelf: wanted as such, or what follows from the aim at the reorder level that achieves it. */
    double serviceLevel(Protection protection, int casePack, int reorderLevel);

    /** A service class: of all protection intervals so many end with stock on the shelf. */
    record InStock(double share) implements ServiceAim {
        public InStock {
            shareOf("share", share);
        }

        @Override
        public int reorderLevel(Protection protection, int casePack) {
            return ReorderLevel.of(protection.whole(), casePack, share);
        }

        @Override
        public double serviceLevel(Protection protection, int casePack, int reorderLevel) {
            return share;
        }
    }

    /** So much of the demand is met from the shelf, by {@link FillRate}. */
    record Filled(double share) implements ServiceAim {
        public Filled {
            shareOf("share", share);
        }

        @Override
        public int reorderLevel(Protection protection, int casePack) {
            if (protection.whole().mean() == 0) {
                return 0;
            }
            return new FillRate(protection.leadTime().law(), protection.whole().law()).smallest(share, casePack);
        }

        @Override
        public double serviceLevel(Protection protection, int casePack, int reorderLevel) {
            return ReorderLevel.serviceLevel(protection.whole(), casePack, reorderLevel);
        }
    }

    /**
     * As much as pays. One unit short loses its margin; one unit too many is held until the next review's goods arrive and can still be sold then. The critical
     * ratio is so {@code m / (m + h·T)} (newsvendor over many periods with lost sales: Nahmias and Olsen, Production and Operations Analysis, 7th ed., 2015, 5.3).
     *
     * @param margin m, lost with a unit that is not there, above 0, in any currency
     * @param holdingPerDay h, of a unit for a day, above 0, in the same currency: interest, space, and what spoils
     */
    record Paying(double margin, double holdingPerDay) implements ServiceAim {
        private static final double LOWEST = 0.5;
        private static final double HIGHEST = 0.9999;

        /** @throws IllegalArgumentException if a field is out of its bounds */
        public Paying {
            if (!(margin > 0 && margin < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("margin must be above 0, was " + margin);
            }
            if (!(holdingPerDay > 0 && holdingPerDay < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("holdingPerDay must be above 0, was " + holdingPerDay);
            }
        }

        /** CR of a protection interval of so many days; never below 0.5 nor above 0.9999, where a law of two moments says nothing any more. */
        public double criticalRatio(double days) {
            return Math.clamp(margin / (margin + holdingPerDay * days), LOWEST, HIGHEST);
        }

        @Override
        public int reorderLevel(Protection protection, int casePack) {
            return ReorderLevel.of(protection.whole(), casePack, criticalRatio(protection.days()));
        }

        @Override
        public double serviceLevel(Protection protection, int casePack, int reorderLevel) {
            return criticalRatio(protection.days());
        }
    }

    private static void shareOf(String name, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(name + " must be above 0 and below 1, was " + share);
        }
    }
}
