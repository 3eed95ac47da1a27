package io.restock.replenishment.neighbourhood;

import io.restock.engine.Rhythm;
import io.restock.engine.TaylorsLaw;
import io.restock.engine.WeekdayIndex;
import java.time.LocalDate;

/**
 * The days of a department in a store: its weekdays, and how much its items' demand varies.
 *
 * @param purchase units that a customer takes at a time, 1 and up
 * @param doors when the store trades
 */
public record DepartmentRhythm(WeekdayIndex week, TaylorsLaw variation, double purchase, Doors doors) implements Rhythm {
    /** What is thought of a department of which nothing is known yet. */
    public static final DepartmentRhythm CHAIN = new DepartmentRhythm(WeekdayIndex.CHAIN, TaylorsLaw.CHAIN, 1, Doors.ALWAYS_OPEN);

    /** The same of items of which customers take so many units at a time: as long as nobody knows better, purchases vary as pieces do. */
    public DepartmentRhythm takenBy(double units) {
        return new DepartmentRhythm(week, variation.equals(TaylorsLaw.CHAIN) ? variation.counting(units) : variation, units, doors);
    }

    /** The same in a store that trades at such times. */
    public DepartmentRhythm behind(Doors its) {
        return new DepartmentRhythm(week, variation, purchase, its);
    }

    @Override
    public double open(LocalDate day) {
        return doors.opensOn(day) ? 1 : 0;
    }

    @Override
    public double heard(LocalDate day) {
        return doors.heard(day);
    }

    @Override
    public double of(LocalDate day) {
        return week.of(day);
    }
}
