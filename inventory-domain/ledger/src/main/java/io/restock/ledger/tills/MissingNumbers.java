package io.restock.ledger.tills;

import io.restock.contracts.Gln;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is missing of a store's tills an exception, once, and closes it when it has come. What was known and has not changed is not raised again: a person
 * may have closed it.
 */
final class MissingNumbers {
    private static final int RANGES_SHOWN = 5;

    private record Known(long lowest, @Nullable Long highest, long there) {}

    private final Sql sql;
    private final ExceptionBook exceptions;
    private final Gln store;
    private final Instant now;

    MissingNumbers(Sql sql, ExceptionBook exceptions, Gln store, Instant now) {
        this.sql = sql;
        this.exceptions = exceptions;
        this.store = store;
        this.now = now;
    }

    /** Looks at a business date that has closed. Dates are looked at in their order. */
    void look(LocalDate date) throws SQLException {
        List<TillDay> days = sql.list("""
                select t.till, count(*) as there, min(t.sequence) as lowest, max(t.sequence) as highest,
                    (select last.sequence from generate_series(1, 7) as ago
                     cross join lateral (select p.sequence from ledger.transaction p where p.store = t.store and p.business_date = t.business_date - ago and p.till = t.till
                         order by p.sequence desc limit 1) last
                     order by ago limit 1) as before
                from ledger.transaction t where t.store = ? and t.business_date = ? and position('%s' in t.till) = 0 group by t.store, t.business_date, t.till order by t.till"""
                .formatted(SettlementResource.LINE_OF), TillDay::of, store.digits(), date);
        if (days.isEmpty()) {
            return; // a store that sold nothing was closed
        }
        Map<String, Known> known = known(date);
        for (TillDay day : days) {
            Known before = known.get(day.till());
            long missing = day.missing();
            if (missing == 0 && before != null) {
                heardOf(date, day.till(), before.highest() == null ? ExceptionKind.TILL_SILENT : ExceptionKind.MISSING_TRANSACTIONS);
            } else if (missing > 0 && !new Known(day.begins(), day.highest(), day.there()).equals(before)) {
                if (before != null && before.highest() == null) {
                    exceptions.close(ExceptionKind.TILL_SILENT, subject(store, day.till(), date), now);
                }
                exceptions.raise(ExceptionKind.MISSING_TRANSACTIONS, store, subject(store, day.till(), date),
                        day.there() + " of " + (day.there() + missing) + " transactions of till "
                                + day.till() + " on " + date + " are here; missing: " + ranges(date, day) + ". Have the till send them, or find out where they are",
                        now);
                note(date, day.till(), day.begins(), day.highest(), day.there());
            }
        }
        askSilent(date, days.stream().map(TillDay::till).collect(Collectors.toSet()), known.keySet());
        sql.execute("""
                insert into ledger.till as k (store, till, first_date, last_date) select ?, till, ?, ? from unnest(?::text[]) as till
                on conflict (store, till) do update set first_date = least(k.first_date, excluded.first_date), last_date = greatest(k.last_date, excluded.last_date)""",
                store.digits(), date, date, days.stream().map(TillDay::till).toList());
    }

    /** A till that sells on such a day of the week, as far back as it is known, else the day before that the store sold on, and has not been heard of since. */
    private void askSilent(LocalDate date, Set<String> heard, Set<String> known) throws SQLException {
        List<String> silent = sql.list("""
                select k.till from ledger.till k where k.store = ? and k.last_date < ? and exists (
                    select from ledger.transaction t where t.store = k.store and t.till = k.till and t.business_date = case when k.first_date <= ?::date - 7 then ?::date - 7
                        else (select max(p.business_date) from ledger.transaction p where p.store = k.store and p.business_date < ?) end)
                order by k.till""", row -> row.getString(1), store.digits(), date, date, date, date);
        for (String till : silent) {
            if (!heard.contains(till) && !known.contains(till)) {
                exceptions.raise(ExceptionKind.TILL_SILENT, store, subject(store, till, date), "nothing of till " + till + " on " + date
                        + " is here, while other tills of the store sold; is it offline, or was it closed?", now);
                note(date, till, 1, null, 0);
            }
        }
    }

    private Map<String, Known> known(LocalDate date) throws SQLException {
        var known = new HashMap<String, Known>();
        sql.list("select till, lowest, highest, there from ledger.missing where store = ? and business_date = ?",
                row -> known.put(row.getString(1), new Known(row.getLong(2), row.getObject(3, Long.class), row.getLong(4))), store.digits(), date);
        return known;
    }

    private void note(LocalDate date, String till, long lowest, @Nullable Long highest, long there) throws SQLException {
        sql.execute("""
                insert into ledger.missing (store, business_date, till, lowest, highest, there) values (?, ?, ?, ?, ?::bigint, ?)
                on conflict (store, business_date, till) do update set lowest = excluded.lowest, highest = excluded.highest, there = excluded.there""",
                store.digits(), date, till, lowest, highest, there);
    }

    /** Nothing of it is missing any more. */
    void heardOf(LocalDate date, String till, ExceptionKind kind) throws SQLException {
        exceptions.close(kind, subject(store, till, date), now);
        sql.execute("delete from ledger.missing where store = ? and business_date = ? and till = ?", store.digits(), date, till);
    }

    static String subject(Gln store, String till, LocalDate date) {
        return store + "/" + till + "/" + date;
    }

    private String ranges(LocalDate date, TillDay day) throws SQLException {
        List<Long> there = sql.list("select sequence from ledger.transaction where store = ? and business_date = ? and till = ? order by sequence", row -> row.getLong(1),
                store.digits(), date, day.till());
        var ranges = new ArrayList<String>();
        long next = day.begins();
        for (long each : there) {
            if (each > next) {
                ranges.add(each - 1 == next ? String.valueOf(next) : next + " to " + (each - 1));
            }
            next = each + 1;
        }
        String shown = String.join(", ", ranges.subList(0, Math.min(RANGES_SHOWN, ranges.size())));
        return ranges.size() > RANGES_SHOWN ? shown + " and others" : shown;
    }
}
