package io.restock.ledger.records;

import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Transactions that their till sold after others of which it says that they came later: its numbers rise, so its clock was set back. Only what is late is looked at;
 * a till whose numbers begin anew each day is judged within the day.
 */
public final class SetBackClocks {
    /** By how much the later one must have come before the earlier one. Zones, summer time and slow links explain less. */
    private static final Duration AT_LEAST = Duration.ofHours(6);

    public static final String SET_BACK = """
            select asked.at
            from unnest(?::text[], ?::date[], ?::text[], ?::bigint[], ?::bigint[]) with ordinality as asked (store, business_date, till, sequence, told, at)
            where exists (
                select from generate_series(0, 4) as later
                cross join lateral (select sequence, occurred_at from ledger.transaction t where t.store = asked.store and t.till = asked.till
                    and t.business_date = asked.business_date + later order by sequence desc limit 1) last
                cross join lateral (select sequence from ledger.transaction t where t.store = asked.store and t.till = asked.till
                    and t.business_date = asked.business_date + later order by sequence limit 1) first
                where last.sequence < asked.sequence and last.occurred_at > to_timestamp(asked.told / 1000.0)
                  and (later = 0 or exists (
                      select from generate_series(0, 4) as before
                      cross join lateral (select sequence from ledger.transaction t where t.store = asked.store and t.till = asked.till
                          and t.business_date = asked.business_date - before order by sequence limit 1) low
                      where low.sequence < first.sequence)))""";

    private final Set<RetailTransaction> setBack;

    private SetBackClocks(Set<RetailTransaction> setBack) {
        this.setBack = setBack;
    }

    public static SetBackClocks load(Sql sql, List<RetailTransaction> batch) throws SQLException {
        List<RetailTransaction> late = batch.stream().filter(SetBackClocks::isLate).toList();
        var found = new HashSet<RetailTransaction>();
        if (!late.isEmpty()) {
            sql.list(SET_BACK, row -> found.add(late.get(row.getInt(1) - 1)),
                    late.stream().map(each -> each.store().digits()).toList(),
                    late.stream().map(each -> each.businessDate().toString()).toList(),
                    late.stream().map(RetailTransaction::till).toList(),
                    late.stream().mapToLong(RetailTransaction::sequence).toArray(),
                    late.stream().mapToLong(each -> each.occurredInstant().plus(AT_LEAST).toEpochMilli()).toArray());
        }
        return new SetBackClocks(found);
    }

    private static boolean isLate(RetailTransaction sold) {
        Instant received = sold.acceptedAt();
        return received != null && sold.clockAhead() == null && !Boolean.TRUE.equals(sold.recording()) && sold.occurredInstant().plus(AT_LEAST).isBefore(received);
    }

    public boolean has(RetailTransaction sold) {
        return setBack.contains(sold);
    }
}
