package io.restock.replenishment.neighbourhood;

import io.restock.engine.DayProfile;
import io.restock.engine.WeekdayIndex;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** When customers could buy at a store, and will be able to. All times are the store's own. Where nothing was seen of it, every past day was like the others. */
public interface Doors {
    /** Of a store of which nothing is known. */
    Doors ALWAYS_OPEN = _ -> true;

    /** Whether customers will be able to come on a day, as far as the store has said. */
    boolean opensOn(LocalDate day);

    /** The share of a past day's customers, 0 to 1, of whom anything was heard until now. */
    default double heard(LocalDate day) {
        return 1;
    }

    /** Whether that day was silent because the store is closed each week on that weekday. */
    default boolean rests(LocalDate day) {
        return false;
    }

    /** For how many average days the store as a whole has traded between two times. */
    default double tradedDays(LocalDateTime since, LocalDateTime now) {
        return DayProfile.averageDays(since, now, WeekdayIndex.CHAIN);
    }
}
