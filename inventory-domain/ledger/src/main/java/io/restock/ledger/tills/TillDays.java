package io.restock.ledger.tills;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.ledger.Round;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;

/**
 * When a store's business date has closed, looks at the numbers of its tills: what is missing between the first and the last is an exception, and so is a till that
 * was silent while others sold. Each date is looked at on the three closes after its own, too, for tills are offline so long, and once more when something of it
 * came later than that. A sale pays nothing for it: a date is one range of the index that makes a retry free.
 */
@ApplicationScoped
public class TillDays extends Round {
    /** Dates before the one that has closed which are looked at again. */
    static final int LOOKED_AT_AGAIN = 3;
    private static final int STORES_AT_ONCE = 100;
    private static final int AT_ONCE = 1_000;

    private record Due(Gln store, LocalDate closed) {}

    private record Arrived(Gln store, LocalDate date, String till, ExceptionKind kind) {}

    @Scheduled(every = "10s", delayed = "6s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void go() throws SQLException {
        if (turn.isOurs()) {
            look();
            closeWhatArrived();
        }
    }

    private void look() {
        Instant now = clock.instant();
        List<Due> due = database.read(sql -> sql.list("""
                select s.gln, s.zone, s.close_out, l.business_date from ledger.store s left join ledger.day_looked_at l on l.store = s.gln""",
                row -> {
                    var store = new Store(new Gln(row.getString(1)), "", ZoneId.of(row.getString(2)), row.getObject(3, LocalTime.class), null, null);
                    LocalDate closed = store.businessDateOf(now).minusDays(1);
                    LocalDate looked = row.getObject(4, LocalDate.class);
                    return new Due(store.gln(), looked == null || looked.isBefore(closed) ? closed : LocalDate.MIN);
                }));
        due.stream().filter(each -> each.closed().isAfter(LocalDate.MIN)).limit(STORES_AT_ONCE).forEach(each -> database.decide(sql -> look(sql, each, now)));
    }

    private static int look(Sql sql, Due due, Instant now) throws SQLException {
        var dates = new TreeSet<LocalDate>();
        for (int ago = 0; ago <= LOOKED_AT_AGAIN; ago++) {
            dates.add(due.closed().minusDays(ago));
        }
        dates.addAll(sql.list("delete from ledger.late_day where store = ? and business_date <= ? returning business_date", row -> row.getObject(1, LocalDate.class),
                due.store().digits(), due.closed()));
        var exceptions = new ExceptionBook(now);
        var missing = new MissingNumbers(sql, exceptions, due.store(), now);
        for (LocalDate date : dates) {
            missing.look(date);
        }
        sql.execute("insert into ledger.day_looked_at (store, business_date) values (?, ?) on conflict (store) do update set business_date = excluded.business_date",
                due.store().digits(), due.closed());
        return exceptions.write(sql);
    }

    private void closeWhatArrived() {
        database.decide(sql -> {
            var exceptions = new ExceptionBook(clock.instant());
            for (Arrived each : arrived(sql)) {
                new MissingNumbers(sql, exceptions, each.store(), clock.instant()).heardOf(each.date(), each.till(), each.kind());
            }
            return exceptions.write(sql);
        });
    }

    /** A silent till that is heard of later has sent what it had: it sends in its order. */
    private static List<Arrived> arrived(Sql sql) throws SQLException {
        return sql.list("""
                select m.store, m.business_date, m.till, m.highest from ledger.missing m
                where case when m.highest is null
                    then exists (select from generate_series(0, 14) as later
                        cross join lateral (select from ledger.transaction t where t.store = m.store and t.business_date = m.business_date + later and t.till = m.till limit 1) heard)
                    else (select count(*) from ledger.transaction t where t.store = m.store and t.business_date = m.business_date and t.till = m.till
                        and t.sequence between m.lowest and m.highest) = m.highest - m.lowest + 1 end
                limit ?""",
                row -> new Arrived(new Gln(row.getString(1)), row.getObject(2, LocalDate.class), row.getString(3),
                        row.getObject(4) == null ? ExceptionKind.TILL_SILENT : ExceptionKind.MISSING_TRANSACTIONS),
                AT_ONCE);
    }
}
