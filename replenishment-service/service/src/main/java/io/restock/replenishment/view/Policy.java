package io.restock.replenishment.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * What a merchandiser decides about an item at a store. At most one aim: a service level, a fill rate, or a margin and a holding cost. What is absent is left to the
 * chain's standard.
 *
 * @param serviceLevel share of protection intervals that end with stock on the shelf, 0.5 to 0.9999
 * @param fillRate share of the demand that is met from the shelf, 0.5 to 0.9999
 * @param unitMargin lost with a unit that is not there, above 0, in any currency
 * @param holdingCostPerUnitDay of a unit for a day, above 0, in the same currency
 * @param reorderLevel in units, where it shall not follow from the aim
 * @param minimumLifeDays days for which what is delivered can be sold at least, 1 to 365; absent for what keeps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Policy(Double serviceLevel, Double fillRate, Double unitMargin, Double holdingCostPerUnitDay, Integer reorderLevel, Integer presentationMinimum,
        Integer shelfCapacity, Integer minimumLifeDays) {
    private static final int MOST_UNITS = 10_000_000;
    private static final int LONGEST_LIFE = 365;
    private static final double MOST_MONEY = 1e9;

    static Policy of(StoreItemEntity row) {
        return new Policy(row.serviceLevel, row.fillRate, row.unitMargin, row.holdingCost, row.fixedLevel, setOrNull(row.presentationMinimum),
                setOrNull(row.shelfCapacity), setOrNull(row.minimumLifeDays));
    }

    private static Integer setOrNull(int units) {
        return units == 0 ? null : units;
    }

    List<String> errors() {
        var errors = new ArrayList<String>();
        share("serviceLevel", serviceLevel, errors);
        share("fillRate", fillRate, errors);
        money("unitMargin", unitMargin, errors);
        money("holdingCostPerUnitDay", holdingCostPerUnitDay, errors);
        aims(errors);
        bounded("reorderLevel", reorderLevel, 0, MOST_UNITS, " units", errors);
        bounded("presentationMinimum", presentationMinimum, 0, MOST_UNITS, " units", errors);
        bounded("shelfCapacity", shelfCapacity, 1, MOST_UNITS, " units", errors);
        bounded("minimumLifeDays", minimumLifeDays, 1, LONGEST_LIFE, " days", errors);
        if (presentationMinimum != null && shelfCapacity != null && presentationMinimum > shelfCapacity) {
            errors.add("presentationMinimum must be at most shelfCapacity " + shelfCapacity + ", was " + presentationMinimum);
        }
        return errors;
    }

    private void aims(List<String> errors) {
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
        if (aims.size() > 1) {
            errors.add(String.join(", ", aims) + " are several aims; send one of them and leave out the others");
        }
        if ((unitMargin == null) != (holdingCostPerUnitDay == null)) {
            errors.add((unitMargin == null ? "unitMargin" : "holdingCostPerUnitDay") + " is missing; send both, or neither");
        }
    }

    private static void share(String field, Double share, List<String> errors) {
        if (share != null && !(share >= 0.5 && share <= 0.9999)) {
            errors.add(field + " must be between 0.5 and 0.9999, was " + share);
        }
    }

    private static void money(String field, Double amount, List<String> errors) {
        if (amount != null && !(amount > 0 && amount <= MOST_MONEY)) {
            errors.add(field + " must be above 0 and at most 1000000000, was " + amount);
        }
    }

    private static void bounded(String field, Integer number, int least, int most, String unit, List<String> errors) {
        if (number != null && (number < least || number > most)) {
            errors.add(field + " must be between " + least + " and " + most + unit + ", was " + number);
        }
    }
}
