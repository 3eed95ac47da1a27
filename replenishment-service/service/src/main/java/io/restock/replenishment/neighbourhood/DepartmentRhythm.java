package io.restock.replenishment.neighbourhood;

import io.restock.engine.Rhythm;
import io.restock.engine.TaylorsLaw;
import io.restock.engine.WeekdayIndex;
import java.time.LocalDate;

/** The days of a department in a store: its weekdays, and how much its items' demand varies. */
public record DepartmentRhythm(WeekdayIndex week, TaylorsLaw variation) implements Rhythm {
    /** What is thought of a department of which nothing is known yet. */
    public static final DepartmentRhythm CHAIN = new DepartmentRhythm(WeekdayIndex.CHAIN, TaylorsLaw.CHAIN);

    @Override
    public double of(LocalDate day) {
        return week.of(day);
    }
}
