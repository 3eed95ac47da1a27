package io.restock.replenishment.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.Checking;
import io.restock.contracts.Limits;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What a merchandiser decides about an item at a store. At most one aim: a service level, a fill rate, or a margin and a holding cost. What is absent is left to the
 * policy of its department, or to the chain's standard.
 *
 * @param serviceLevel share of protection intervals that end with stock on the shelf, 0.5 to 0.9999
 * @param fillRate share of the demand that is met from the shelf, 0.5 to 0.9999
 * @param unitMargin lost with a unit that is not there, above 0, in any currency
 * @param holdingCostPerUnitDay of a unit for a day, above 0, in the same currency
 * @param presentationMinimum units; 0 for none whatever its department has
 * @param reorderLevel in units, where it shall not follow from the aim
 * @param minimumLifeDays days for which what is delivered can be sold at least, 1 to 365; absent for what keeps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Policy(@Nullable Double serviceLevel, @Nullable Double fillRate, @Nullable Double unitMargin, @Nullable Double holdingCostPerUnitDay, @Nullable Integer reorderLevel,
        @Nullable Integer presentationMinimum,
        @Nullable Integer shelfCapacity, @Nullable Integer minimumLifeDays) {
    static final int LONGEST_LIFE = 365;
    private static final double MOST_MONEY = 1e9;

    static Policy of(StoreItemEntity row) {
        return new Policy(row.serviceLevel, row.fillRate, row.unitMargin, row.holdingCost, row.fixedLevel,
                row.presentationNone ? Integer.valueOf(0) : setOrNull(row.presentationMinimum),
                setOrNull(row.shelfCapacity), setOrNull(row.minimumLifeDays));
    }

    private static @Nullable Integer setOrNull(int units) {
        return units == 0 ? null : units;
    }

    void check(Checking checking) {
        aim(serviceLevel, fillRate, unitMargin, holdingCostPerUnitDay, checking);
        bounded("reorderLevel", reorderLevel, 0, Limits.UNITS, " units", checking);
        bounded("presentationMinimum", presentationMinimum, 0, Limits.UNITS, " units", checking);
        bounded("shelfCapacity", shelfCapacity, 1, Limits.UNITS, " units", checking);
        bounded("minimumLifeDays", minimumLifeDays, 1, LONGEST_LIFE, " days", checking);
        checking.require(presentationMinimum == null || shelfCapacity == null || presentationMinimum <= shelfCapacity, "presentationMinimum",
                "must be at most shelfCapacity " + shelfCapacity + ", was " + presentationMinimum);
    }

    /** What is true of the aim of any policy. */
    static void aim(@Nullable Double serviceLevel, @Nullable Double fillRate, @Nullable Double unitMargin, @Nullable Double holdingCostPerUnitDay, Checking checking) {
        share("serviceLevel", serviceLevel, checking);
        share("fillRate", fillRate, checking);
        money("unitMargin", unitMargin, checking);
        money("holdingCostPerUnitDay", holdingCostPerUnitDay, checking);
        var aims = new ArrayList<String>();
        if (serviceLevel != null) {
            aims.add("serviceLevel");
        }
        if (fillRate != null) {
            aims.add("fillRate");
        }
        if (unitMargin != null || holdingCostPerUnitDay != null) {
            aims.add("unitMargin with holdingCostPerUnitDay");
        }
        checking.require(aims.size() <= 1, String.join(", ", aims), "are several aims; send one of them and leave out the others");
        checking.require((unitMargin == null) == (holdingCostPerUnitDay == null), unitMargin == null ? "unitMargin" : "holdingCostPerUnitDay",
                "is missing; send both, or neither");
    }

    private static void share(String field, @Nullable Double share, Checking checking) {
        checking.require(share == null || share >= 0.5 && share <= 0.9999, field, "must be between 0.5 and 0.9999, was " + share);
    }

    private static void money(String field, @Nullable Double amount, Checking checking) {
        checking.require(amount == null || amount > 0 && amount <= MOST_MONEY, field, "must be above 0 and at most 1000000000, was " + amount);
    }

    static void bounded(String field, @Nullable Integer number, int least, int most, String unit, Checking checking) {
        checking.require(number == null || number >= least && number <= most, field, "must be between " + least + " and " + most + unit + ", was " + number);
    }
}
