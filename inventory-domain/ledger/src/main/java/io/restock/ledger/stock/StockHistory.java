package io.restock.ledger.stock;

import com.fasterxml.jackson.core.type.TypeReference;
import io.restock.contracts.Json;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.ledger.database.Database;
import io.restock.ledger.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events as people read them: the journal's columns and the payload's fields side by side. */
@ApplicationScoped
public class StockHistory {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Database database;

    StockHistory(Database database) {
        this.database = database;
    }

    /** A store-item's events after a sequence number, oldest first. */
    List<Map<String, Object>> of(StoreItemId id, long after, int limit) {
        return database.read(c -> Sql.list(c, "select *, ledger.moved(type, payload) as moved from ledger.journal where key = ? and sequence > ? order by sequence limit ?",
                StockHistory::event, id.toString(), after, limit));
    }

    /**
     * The same by business time, as if nothing had been late: a count comes first in its instant, offsets of counts fall away, and each event
     * tells the on hand of its moment by all that is known now.
     *
     * @param after sequence of the last event of the page before, or -1
     */
    List<Map<String, Object>> byBusinessTime(StoreItemId id, long after, int limit) {
        return database.read(c -> Sql.list(c, """
                with told as (
                    select *, ledger.moved(type, payload) as moved, (type <> 'StockCounted') as movement,
                           count(*) filter (where type = 'StockCounted') over (order by occurred_at, type <> 'StockCounted', sequence) as counts
                    from ledger.journal where key = ? and type <> 'CountOffset'
                ), summed as (
                    select *, sum(case when movement then moved else (convert_from(payload, 'UTF8')::json ->> 'counted')::int end)
                           over (partition by counts order by occurred_at, movement, sequence) as on_hand_then
                    from told)
                select * from summed
                where ? < 0 or (occurred_at, movement, sequence) > (select occurred_at, movement, sequence from told where sequence = ?)
                order by occurred_at, movement, sequence limit ?""",
                row -> {
                    var event = event(row);
                    event.put("onHandThen", row.getLong("on_hand_then"));
                    return event;
                }, id.toString(), after, after, limit));
    }

    /** A run of positions: what one record led to. */
    List<Map<String, Object>> run(int partition, long firstPosition, int events) {
        return database.read(c -> Sql.list(c, """
                select *, ledger.moved(type, payload) as moved from ledger.journal where partition = ? and position >= ? and position < ?
                order by position""", StockHistory::event, partition, firstPosition, firstPosition + events));
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
            event.putAll(fields(row));
            event.put("moved", row.getInt("moved"));
            event.putIfAbsent("units", event.getOrDefault("counted", event.get("variance")));
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
