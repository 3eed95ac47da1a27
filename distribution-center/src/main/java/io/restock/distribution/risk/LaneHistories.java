package io.restock.distribution.risk;

import io.restock.contracts.Gln;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.distribution.lanes.Lanes;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Learns from each despatch, once, when its store first says that it has come. */
public final class LaneHistories {
    private LaneHistories() {}

    private record Trip(Gln dc, Gln store, Instant from, Instant to) {}

    /** What was redirected to another store is no trip of its lane. */
    public static void follow(Sql sql, Lanes lanes, List<StockEvent> events) throws SQLException {
        var first = new TreeMap<String, DeliveryReceived>();
        for (StockEvent event : events) {
            if (event instanceof DeliveryReceived came && came.despatch() != null) {
                first.merge(came.despatch().digits(), came, (one, other) -> one.occurredAt().isAfter(other.occurredAt()) ? other : one);
            }
        }
        List<Trip> trips = first.isEmpty() ? List.of() : sql.list("""
                update distribution.despatch d set first_received_at = told.at from unnest(?::text[], ?::timestamptz[], ?::text[]) as told (sscc, at, store)
                where d.sscc = told.sscc and d.store = told.store and d.first_received_at is null returning d.dc, d.store, d.despatched_at, d.first_received_at""",
                row -> new Trip(new Gln(row.getString("dc")), new Gln(row.getString("store")), Sql.instant(row, "despatched_at"), Sql.instant(row, "first_received_at")),
                first.keySet(), first.values().stream().map(DeliveryReceived::occurredAt).toList(), first.values().stream().map(came -> came.storeItem().store()).toList());
        for (Trip trip : trips.stream().sorted(Comparator.comparing((Trip each) -> each.dc.digits()).thenComparing(each -> each.store.digits()).thenComparing(Trip::to)).toList()) {
            learn(sql, lanes, trip);
        }
    }

    private static void learn(Sql sql, Lanes lanes, Trip trip) throws SQLException {
        Optional<LaneHistory> known = sql.first("select trips, mean_minutes, variance from distribution.lane_history where dc = ? and store = ? for update",
                row -> new LaneHistory(row.getLong(1), row.getDouble(2), row.getDouble(3)), trip.dc, trip.store);
        Optional<Lane> lane = lanes.find(sql, trip.dc, trip.store);
        if (known.isEmpty() && lane.isEmpty()) {
            return;
        }
        LaneHistory next = known.orElseGet(() -> LaneHistory.planned(lane.orElseThrow())).after(Duration.between(trip.from, trip.to));
        sql.execute("""
                insert into distribution.lane_history (dc, store, trips, mean_minutes, variance, last_received_at) values (?, ?, ?, ?, ?, ?)
                on conflict (dc, store) do update set trips = excluded.trips, mean_minutes = excluded.mean_minutes, variance = excluded.variance,
                    last_received_at = greatest(lane_history.last_received_at, excluded.last_received_at)""",
                trip.dc, trip.store, next.trips(), next.meanMinutes(), next.variance(), trip.to);
    }

    /** Of all lanes of a center that have had a trip, by store. */
    static Map<Gln, LaneHistory> of(Sql sql, Gln dc) throws SQLException {
        var all = new HashMap<Gln, LaneHistory>();
        sql.list("select store, trips, mean_minutes, variance from distribution.lane_history where dc = ?",
                row -> all.put(new Gln(row.getString(1)), new LaneHistory(row.getLong(2), row.getDouble(3), row.getDouble(4))), dc);
        return all;
    }
}
