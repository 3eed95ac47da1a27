package io.restock.ledger.journal;

import com.fasterxml.jackson.core.type.TypeReference;
import io.restock.contracts.Json;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.Author;
import io.restock.contracts.stock.StockEvent;
import io.restock.sql.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events as people read them: the journal's columns and the payload's fields side by side. */
public final class StockHistory {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final String BY_BUSINESS_TIME = """
            with asked as (
                select ?::text as key, ?::int as on_hand, ?::bigint as begins, coalesce(?::timestamptz, '-infinity') as since
            ), events as (
                select j.*, ledger.moved(type, payload) as moved, type <> 'StockCounted' as movement, occurred_at <= since as late,
                       case type when 'StockCounted' then convert_from(payload, 'UTF8')::json end as count
                from asked join ledger.journal j using (key) where position >= begins
            ), since as (
                select (select on_hand from asked) - coalesce(sum(moved) filter (where not late), 0) as on_hand,
                       coalesce(min(sequence) filter (where not late and not (count ->> 'superseded')::boolean)
                           < max(sequence) filter (where late and (not movement or type not in ('CountOffset', 'CountReversed') and moved <> 0)), false) as offset_later
                from events
            ), counted as (
                select *, count(*) filter (where not movement and not late) over (order by occurred_at, movement, sequence) as counts
                from events where type not in ('CountOffset', 'CountReversed') and not (type = 'StockCounted' and ledger.reversed_count(key, payload))
            ), summed as (
                select *, case when not late and (counts > 0 or not (select offset_later from since)) then
                           sum(case when movement then moved else (count ->> 'counted')::int end) filter (where not late)
                               over (partition by counts order by occurred_at, movement, sequence)
                           + case when counts = 0 then (select on_hand from since) else 0 end end as on_hand_then
                from counted)
            select * from summed
            where ? < 0 or (occurred_at, movement, sequence) > (select occurred_at, movement, sequence from counted where sequence = ?)
            order by occurred_at, movement, sequence limit ?""";

    private StockHistory() {}

    /** A store-item's events after a sequence number, oldest first. */
    public static List<Map<String, Object>> recorded(Sql sql, Reach reach, long after, int limit) throws SQLException {
        return bySequence(sql, reach, "sequence > ? order by sequence", after, limit);
    }

    /** A store-item's events before a sequence number, latest first; its very latest if that is -1. */
    public static List<Map<String, Object>> latest(Sql sql, Reach reach, long before, int limit) throws SQLException {
        return bySequence(sql, reach, "sequence < ? order by sequence desc", before < 0 ? Integer.MAX_VALUE : before, limit);
    }

    private static List<Map<String, Object>> bySequence(Sql sql, Reach reach, String which, long from, int limit) throws SQLException {
        return sql.list("select *, ledger.moved(type, payload) as moved from ledger.journal where key = ? and position >= ? and " + which + " limit ?",
                StockHistory::event, reach.storeItem(), reach.begins(), from, limit);
    }

    /**
     * The same by business time, as if nothing had been late: a count comes first in its instant, offsets of counts fall away, and each event
     * says the on hand of its moment by all that is known now. Where older events are moved away, that is not known of everything that is left;
     * {@link PastStock} says why.
     *
     * @param after sequence of the last event of the page before, or -1
     */
    public static List<Map<String, Object>> occurred(Sql sql, Reach reach, long after, int limit) throws SQLException {
        return sql.list(BY_BUSINESS_TIME, row -> {
            var event = event(row);
            event.put("onHandThen", row.getObject("on_hand_then"));
            return event;
        }, reach.storeItem(), reach.onHand(), reach.begins(), reach.occurredSince(), after, after, limit);
    }

    /** A run of positions: what one record led to. */
    public static List<Map<String, Object>> run(Sql sql, int partition, long firstPosition, int events) throws SQLException {
        return sql.list("""
                select *, ledger.moved(type, payload) as moved from ledger.journal where partition = ? and position >= ? and position < ?
                order by position""",
                StockHistory::event, partition, firstPosition, firstPosition + events);
    }

    private static Map<String, Object> fields(ResultSet row) throws SQLException, IOException {
        var lifted = StockEvent.CODEC.lifted(row.getString("type"), row.getInt("schema_version"), row.getBytes("payload"), StoreItemId.of(row.getString("key")));
        return Json.MAPPER.convertValue(lifted, FIELDS);
    }

    private static Map<String, Object> event(ResultSet row) throws SQLException {
        try {
            var event = new LinkedHashMap<String, Object>();
            event.put("type", row.getString("type"));
            event.put("item", StoreItemId.of(row.getString("key")).item().digits());
            event.put("sequence", row.getInt("sequence"));
            event.put("position", row.getLong("position"));
            event.put("occurredAt", Sql.instant(row, "occurred_at"));
            event.put("recordedAt", Sql.instant(row, "recorded_at"));
            event.put("author", Author.of(row.getString("author")));
            event.putAll(fields(row));
            event.put("moved", row.getInt("moved"));
            event.putIfAbsent("units", event.getOrDefault("counted", event.get("variance")));
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
