package io.restock.ledger.journal;

import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stock at an instant, by what was recorded until another: what the latest count before it found, and everything that occurred since. So the
 * answer is that of a day without delays, in whatever order things were heard of. (Summing all events would do the same with one count; with
 * several, an offset corrects the last of them only.) Before the first count the stock row leads back: from it is taken what was not yet.
 *
 * <p>Where a store-item's older events are moved away, {@link Reach} says by which instant all of them had occurred, and none can be asked for
 * that lies before. A count younger than that says what the shelf held, and they do not matter; without one they stand in the stock row. That way
 * back is right unless something older was heard of only after a count that is younger than the instant asked for: it was offset against that
 * count, and not against the one before, which may be moved away. From the younger count on, the question can be answered.
 */
public final class PastStock {
    private static final String AS_OF =
            """
            with asked as (
                select ?::text as key, ?::int as on_hand, ?::int as in_transit_now, ?::int as allocated_now, ?::bigint as begins, coalesce(?::timestamptz, '-infinity') as since,
                       coalesce(?::timestamptz, 'infinity') as at, coalesce(?::timestamptz, 'infinity') as known_at
            ), events as materialized (
                select sequence, type, occurred_at, occurred_at <= at and recorded_at <= known_at as known, occurred_at <= since as late,
                       ledger.moved(type, payload) as moved, ledger.moved_in_transit(type, payload) as in_transit,
                       ledger.moved_allocated(type, payload) as allocated,
                       case when type in ('StockCounted', 'CountReversed') then convert_from(payload, 'UTF8')::json end as count
                from asked join ledger.journal using (key) where position >= begins
            ), counted as (
                select occurred_at, (count ->> 'counted')::int as units from events
                where known and not late and type = 'StockCounted'
                  and not exists (select from events r where r.known and r.type = 'CountReversed' and r.count ->> 'count' = events.count ->> 'count') order by occurred_at desc, sequence desc limit 1
            )
            select coalesce((select units from counted) + (select coalesce(sum(moved), 0) from events where known
                       and type not in ('StockCounted', 'CountOffset', 'CountReversed') and occurred_at >= (select occurred_at from counted)),
                   (select on_hand from asked) - (select coalesce(sum(moved), 0) from events where not known)) as on_hand,
                   (select in_transit_now from asked) - (select coalesce(sum(in_transit), 0) from events where not known) as in_transit,
                   (select allocated_now from asked) - (select coalesce(sum(allocated), 0) from events where not known) as allocated,
                   (select min(occurred_at) from events where type = 'StockCounted' and not late and not (count ->> 'superseded')::boolean
                       and not exists (select from counted) and sequence < (
                           select max(sequence) from events where late and known and (type = 'StockCounted' or type not in ('CountOffset', 'CountReversed') and moved <> 0))) as offset_by""";

    /** Stock of then. */
    public record Then(int onHand, int inTransit, int allocated) {}

    private PastStock() {}

    /**
     * @param at null for now
     * @param knownAt null for all that is known
     * @throws io.restock.border.http.ProblemException 410 if the answer needs events that are moved away
     */
    public static Then asOf(Sql sql, Reach reach, @Nullable Instant at, @Nullable Instant knownAt) throws SQLException {
        reach.mustReach("at", at, reach.occurredSince());
        reach.mustReach("knownAt", knownAt, reach.knownSince());
        return sql.first(AS_OF, row -> {
            reach.mustReach("at", at, Sql.instantOrNull(row, "offset_by"));
            return new Then(row.getInt("on_hand"), row.getInt("in_transit"), row.getInt("allocated"));
        }, reach.storeItem(), reach.onHand(), reach.inTransit(), reach.allocated(), reach.begins(), reach.occurredSince(), at, knownAt).orElseThrow();
    }
}
