package io.restock.replenishment.neighbourhood;

import io.restock.engine.DayProfile;
import io.restock.engine.WeekdayIndex;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** When customers could buy at a store. All times are the store's own. */
public interface Doors {
    /** Of a store of which nothing is known: every day is like the others. */
    Doors ALWAYS_OPEN = new Doors() {
        @Override
        public double heard(LocalDate day) {
            return 1;
        }

        @Override
        public boolean rests(LocalDate day) {
            return false;
        }

        @Override
        public double tradedDays(LocalDateTime since, LocalDateTime now) {
            return DayProfile.averageDays(since, now, WeekdayIndex.CHAIN);
        }
    };

    /** The share of a past day's customers, 0 to 1, of whom anything was heard until now. */
    double heard(LocalDate day);

    /** Whether that day was silent because the store is closed each week on that weekday. */
    boolean rests(LocalDate day);

    /** For how many average days the store as a whole has traded between two times. */
    double tradedDays(LocalDateTime since, LocalDateTime now);
}
