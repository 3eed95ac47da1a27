package io.restock.replenishment.planning;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.Origin;
import io.restock.contracts.orders.Trigger;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderRule;
import io.restock.engine.aim.ServiceAim;
import io.restock.engine.aim.ServiceAim.Filled;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.engine.aim.ServiceAim.Paying;
import io.restock.replenishment.storeitem.Cause;
import io.restock.replenishment.storeitem.Doubt;
import io.restock.replenishment.storeitem.KnownDemand;
import io.restock.replenishment.storeitem.LastReview;
import io.restock.replenishment.storeitem.LedgerStock;
import io.restock.replenishment.storeitem.ShelfAges;
import io.restock.replenishment.storeitem.Silence;
import io.restock.replenishment.storeitem.StoreItem;
import io.restock.replenishment.storeitem.StoreItemPolicy;
import io.restock.replenishment.storeitem.Unheard;
import io.restock.sql.BulkUpsert;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How a {@link StoreItem} stands in its table. */
final class StoreItemRow {
    private static final List<String> KEY = List.of("store", "item");
    private static final List<String> COLUMNS = List.of("partition", "on_hand", "in_transit", "transferred", "on_order", "allocated", "counted",
            "demand_as_of", "demand_sold", "demand_covered", "demand_days", "demand_silent", "demand_fast", "demand_slow", "demand_steady", "demand_variance", "demand_unheard",
            "service_level", "fill_rate", "unit_margin", "holding_cost", "fixed_level", "presentation_minimum", "shelf_capacity", "minimum_life_days", "presentation_none",
            "shelf_ages",
            "origin", "origin_since", "reorder_level", "case_pack",
            "need", "need_occurred_at", "need_recorded_at", "waiting", "silent_since", "steady_level", "steady_variance", "asked_at",
            "source_position", "source_recorded_at");
    /** Above every GLN and GTIN. */
    private static final String BEYOND = "~";
    private static final String SELECT = "select * from replenishment.store_item join unnest(?::text[], ?::text[]) as wanted (store, item) using (store, item)";
    private static final BulkUpsert TABLE = new BulkUpsert("replenishment.store_item", KEY, COLUMNS);

    private StoreItemRow() {}

    static List<StoreItem> select(Sql sql, List<StoreItemId> ids) throws SQLException {
        return sql.list(SELECT, StoreItemRow::read, ids.stream().map(StoreItemId::store).toList(), ids.stream().map(StoreItemId::item).toList());
    }

    /** All items of a store, in the order of their keys. */
    static List<StoreItemId> idsOf(Sql sql, Gln store) throws SQLException {
        return sql.list("select store, item from replenishment.store_item where store = ? order by item", StoreItemRow::id, store);
    }

    /** Those of some items at some stores, at most so many, in the order of their keys. */
    static List<StoreItemId> idsOf(Sql sql, int partition, Collection<Gln> stores, Collection<Gtin> items, int atMost) throws SQLException {
        return sql.list("select store, item from replenishment.store_item where store = any (?) and item = any (?) and partition = ? order by store, item limit ?",
                StoreItemRow::id, stores, items, partition, atMost);
    }

    /** Those of a partition between two keys, in their order. @param after null for the first @param until included; null for the last */
    static List<StoreItemId> between(Sql sql, int partition, @Nullable Gln store, @Nullable StoreItemId after, @Nullable StoreItemId until, int atMost) throws SQLException {
        String first = store == null ? "" : store.digits();
        String last = store == null ? BEYOND : store.digits();
        return sql.list("""
                select store, item from replenishment.store_item where (store, item) > (?, ?) and (store, item) <= (?, ?) and partition = ?
                order by store, item limit ?""", StoreItemRow::id, after == null ? first : after.store(), after == null ? "" : after.item(),
                until == null ? last : until.store(), until == null ? BEYOND : until.item(), partition, atMost);
    }

    static StoreItemId id(ResultSet row) throws SQLException {
        return new StoreItemId(new Gln(row.getString("store")), new Gtin(row.getString("item")));
    }

    private static StoreItem read(ResultSet row) throws SQLException {
        Integer level = row.getObject("reorder_level", Integer.class);
        String need = row.getString("need");
        return new StoreItem(id(row),
                new LedgerStock(row.getInt("on_hand"), row.getInt("in_transit"), row.getInt("transferred"), row.getInt("allocated"), row.getBoolean("counted"),
                        row.getLong("source_position"),
                        Sql.instantOrNull(row, "source_recorded_at")),
                row.getInt("on_order"),
                new KnownDemand(demand(row), Origin.of(row.getString("origin")), row.getObject("origin_since", LocalDate.class),
                        new Unheard(row.getLong("demand_unheard"))),
                policy(row), ShelfAges.of(row.getString("shelf_ages")),
                new LastReview(level == null ? null : new ReorderRule(level, row.getInt("case_pack")),
                        need == null ? null : new Cause(Trigger.of(need), Sql.instant(row, "need_occurred_at"), Sql.instant(row, "need_recorded_at")), row.getBoolean("waiting")),
                new Doubt(silence(row), Sql.instantOrNull(row, "asked_at")));
    }

    private static @Nullable DemandState demand(ResultSet row) throws SQLException {
        var asOf = row.getObject("demand_as_of", LocalDateTime.class);
        return asOf == null ? null : new DemandState(asOf, row.getInt("demand_sold"), row.getFloat("demand_covered"),
                row.getInt("demand_days"), row.getInt("demand_silent"), row.getFloat("demand_fast"), row.getFloat("demand_slow"),
                row.getFloat("demand_steady"), row.getFloat("demand_variance"));
    }

    private static @Nullable Silence silence(ResultSet row) throws SQLException {
        var since = row.getObject("silent_since", LocalDateTime.class);
        return since == null ? null : new Silence(since, row.getFloat("steady_level"), row.getFloat("steady_variance"));
    }

    private static StoreItemPolicy policy(ResultSet row) throws SQLException {
        Integer fixed = row.getObject("fixed_level", Integer.class);
        return new StoreItemPolicy(ServiceAim.of(row.getObject("service_level", Double.class), row.getObject("fill_rate", Double.class),
                row.getObject("unit_margin", Double.class), row.getObject("holding_cost", Double.class)),
                fixed == null ? OptionalInt.empty() : OptionalInt.of(fixed),
                minimum(row), row.getInt("shelf_capacity"), row.getInt("minimum_life_days"));
    }

    private static OptionalInt minimum(ResultSet row) throws SQLException {
        int units = row.getInt("presentation_minimum");
        return units > 0 || row.getBoolean("presentation_none") ? OptionalInt.of(units) : OptionalInt.empty();
    }

    static void upsert(Sql sql, int partition, List<StoreItem> items) throws SQLException {
        TABLE.write(sql, items.stream().map(item -> values(partition, item)).toList());
    }

    private static List<Object> values(int partition, StoreItem item) {
        var stock = item.stock();
        var demand = item.demand().state();
        var origin = item.demand().origin();
        var policy = item.policy();
        var aim = policy.aim();
        var paying = aim instanceof Paying pays ? pays : null;
        var rule = item.last().rule();
        var need = item.last().need();
        var silence = item.doubt().silence();
        return Arrays.asList(item.id().store().digits(), item.id().item().digits(),
                partition, stock.onHand(), stock.inTransit(), stock.transferred(), item.onOrder(), stock.allocated(), stock.counted(),
                demand == null ? null : demand.asOf(), demand == null ? 0 : demand.sold(), demand == null ? 0f : demand.covered(),
                demand == null ? 0 : demand.days(), demand == null ? 0 : demand.silent(), demand == null ? 0f : demand.fast(),
                demand == null ? 0f : demand.slow(), demand == null ? 0f : demand.steady(), demand == null ? 0f : demand.variance(), item.demand().unheard().fifteenths(),
                aim instanceof InStock chosen ? chosen.share() : null, aim instanceof Filled filled ? filled.share() : null,
                paying == null ? null : paying.margin(), paying == null ? null : paying.holdingPerDay(),
                policy.reorderLevel().isPresent() ? policy.reorderLevel().getAsInt() : null,
                policy.presentationMinimum().orElse(0), policy.shelfCapacity(), policy.minimumLifeDays(), policy.presentationMinimum().equals(OptionalInt.of(0)),
                item.ages().arrivals().isEmpty() ? null : item.ages().toString(),
                origin == null ? null : origin.toString(), item.demand().since(), rule == null ? null : rule.reorderLevel(), rule == null ? null : rule.casePack(),
                need == null ? null : need.event().toString(), need == null ? null : utc(need.occurredAt()), need == null ? null : utc(need.recordedAt()), item.last().waiting(),
                silence == null ? null : silence.since(), silence == null ? 0f : silence.level(), silence == null ? 0f : silence.variance(),
                utc(item.doubt().askedAt()), stock.position(), utc(stock.recordedAt()));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
