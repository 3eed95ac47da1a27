package io.restock.ledger.tills;

import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Business dates of a batch's transactions that {@link TillDays} would not look at again by itself: hardly ever one. Recordings have no tills whose numbers anybody waits for. */
public final class LateDays {
    private record Day(String store, LocalDate date) {}

    private final Set<Day> days = new LinkedHashSet<>();
    private final LocalDate looked;

    public LateDays(Instant now) {
        this.looked = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(TillDays.LOOKED_AT_AGAIN);
    }

    public void add(RetailTransaction sold) {
        if (sold.businessDate().isBefore(looked) && !Boolean.TRUE.equals(sold.recording())) {
            days.add(new Day(sold.store().digits(), sold.businessDate()));
        }
    }

    public void write(Sql sql) throws SQLException {
        if (!days.isEmpty()) {
            List<Day> late = List.copyOf(days);
            sql.execute("insert into ledger.late_day (store, business_date) select * from unnest(?::text[], ?::date[]) on conflict do nothing",
                    late.stream().map(Day::store).toList(), late.stream().map(day -> day.date().toString()).toList());
        }
    }
}
