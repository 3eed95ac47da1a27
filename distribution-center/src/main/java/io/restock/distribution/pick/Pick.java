package io.restock.distribution.pick;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.distribution.stock.Bin;
import io.restock.distribution.stock.DcStock.Lying;
import io.restock.distribution.stock.Location;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Units of one order line to be fetched from one location.
 *
 * @param units asked for
 * @param replaces the short pick whose rest this one fetches elsewhere, or null
 * @param picked units found, or null while open
 * @param said what the picker said to a short, or null
 * @param reason why it was short, or null
 * @param despatch the SSCC with which it left, or null
 * @param calledOff why it was called off, or null
 * @param lot that is to be taken, or null: goods of which nobody has named it
 * @param bestBefore the last day of that lot, or null where nobody has said it
 * @param pickedLot that was taken, or null while open, and where nobody has named it
 * @param toPutBack units that stand among the staged goods and are to be put back, or null if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Pick(long pick, String orderLine, Gln store, Gtin item, int units, Location location, Instant dueAt, @Nullable Long replaces,
        @Nullable Integer picked, @Nullable ShortChoice said, @Nullable ShortReason reason, @Nullable Integer backOrdered, @Nullable Integer cancelled, @Nullable String despatch,
        @Nullable String calledOff, @Nullable Integer toPutBack, @Nullable String lot, @Nullable LocalDate bestBefore, @Nullable String pickedLot) {
    /** Rows of a statement: what the driver keeps of a wave of 100,000 picks is as much as the rest of the heap. */
    public static final int AT_ONCE = 5_000;

    private static final String COLUMNS =
            "id, wave, order_line, store, item, units, location, due_at, replaces, picked, said, reason, back_ordered, cancelled, despatch, called_off, put_back, lot, best_before, picked_lot";

    /** A pick that nobody has answered; its number comes when it is inserted. */
    public static Pick open(String orderLine, Gln store, Gtin item, int units, Lying from, Instant dueAt, @Nullable Long replaces) {
        return new Pick(0, orderLine, store, item, units, from.bin().location(), dueAt, replaces, null, null, null, null, null, null, null, null, from.bin().lot(),
                from.bestBefore(), null);
    }

    /** From where it is to be taken. */
    public Bin bin() {
        return new Bin(location, lot);
    }

    /** Writes open picks. @return them with their numbers */
    public static List<Pick> insert(Sql sql, long wave, List<Pick> open) throws SQLException {
        if (open.isEmpty()) {
            return List.of();
        }
        var numbers = sql.list("select nextval('distribution.pick_id') as id from generate_series(1, ?)", row -> row.getLong("id"), open.size());
        var picks = new ArrayList<Pick>();
        for (Pick p : open) {
            picks.add(new Pick(numbers.get(picks.size()), p.orderLine(), p.store(), p.item(), p.units(), p.location(), p.dueAt(), p.replaces(),
                    null, null, null, null, null, null, null, null, p.lot(), p.bestBefore(), null));
        }
        for (int from = 0; from < picks.size(); from += AT_ONCE) {
            var some = picks.subList(from, Math.min(picks.size(), from + AT_ONCE));
            sql.execute("""
                    insert into distribution.pick (id, wave, order_line, store, item, location, units, due_at, replaces, lot, best_before)
                    select id, ?, order_line, store, item, location, units, due_at, replaces, lot, best_before
                    from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::bigint[], ?::text[], ?::date[])
                        as pick (id, order_line, store, item, location, units, due_at, replaces, lot, best_before)""",
                    wave, Sql.column(some, Pick::pick), Sql.column(some, Pick::orderLine), Sql.column(some, Pick::store), Sql.column(some, Pick::item),
                    Sql.column(some, Pick::location),
                    Sql.column(some, Pick::units), Sql.column(some, Pick::dueAt), Sql.column(some, Pick::replaces), Sql.column(some, Pick::lot),
                    Sql.column(some, Pick::bestBefore));
        }
        return picks;
    }

    /** What was picked becomes two: so many units are a pick of their own. @param units fewer than it has brought. @return the number of the new one */
    public static long split(Sql sql, long pick, int units) throws SQLException {
        long part = sql.number("""
                insert into distribution.pick (id, wave, order_line, store, item, location, units, due_at, replaces, picked, answered_at, lot, best_before, picked_lot)
                select nextval('distribution.pick_id'), wave, order_line, store, item, location, ?, due_at, replaces, ?, answered_at, lot, best_before, picked_lot from distribution.pick where id = ?
                returning id""", units, units, pick);
        sql.execute("update distribution.pick set picked = picked - ?, units = greatest(1, units - ?) where id = ?", units, units, pick);
        return part;
    }

    /** By wave, in the order of a walk through the center. */
    public static Map<Long, List<Pick>> byWave(Sql sql, Collection<Long> waves) throws SQLException {
        var byWave = new HashMap<Long, List<Pick>>();
        sql.list("select " + COLUMNS + " from distribution.pick where wave = any(?::bigint[]) order by wave, location, item, id",
                row -> byWave.computeIfAbsent(row.getLong("wave"), wave -> new ArrayList<>()).add(from(row)), waves);
        return byWave;
    }

    /** Those of a wave's picks that are named. */
    public static Map<Long, Pick> named(Sql sql, long wave, Collection<Long> numbers) throws SQLException {
        var named = new HashMap<Long, Pick>();
        sql.list("select " + COLUMNS + " from distribution.pick where wave = ? and id = any(?::bigint[])",
                row -> named.put(row.getLong("id"), from(row)), wave, numbers);
        return named;
    }

    /** All of an order line: open ones first, those that were asked for last before the others. */
    public static List<Pick> ofLine(Sql sql, String orderLine) throws SQLException {
        return sql.list("select " + COLUMNS + " from distribution.pick where order_line = ? order by (picked is null) desc, id desc", Pick::from, orderLine);
    }

    static List<Pick> replacing(Sql sql, long pick) throws SQLException {
        return sql.list("select " + COLUMNS + " from distribution.pick where replaces = ? order by id", Pick::from, pick);
    }

    static Pick from(ResultSet row) throws SQLException {
        Integer picked = row.getObject("picked", Integer.class);
        String said = row.getString("said");
        String reason = row.getString("reason");
        String calledOff = row.getString("called_off");
        int toPutBack = calledOff == null || picked == null ? 0 : picked - row.getInt("put_back");
        return new Pick(row.getLong("id"), row.getString("order_line"), new Gln(row.getString("store")), new Gtin(row.getString("item")),
                row.getInt("units"), Location.valueOf(row.getString("location")), Sql.instant(row, "due_at"), row.getObject("replaces", Long.class), picked,
                said == null ? null : ShortChoice.valueOf(said), reason == null ? null : ShortReason.valueOf(reason),
                picked == null ? null : row.getObject("back_ordered", Integer.class), picked == null ? null : row.getObject("cancelled", Integer.class),
                row.getString("despatch"), calledOff, toPutBack == 0 ? null : toPutBack, row.getString("lot"), row.getObject("best_before", LocalDate.class),
                row.getString("picked_lot"));
    }
}
