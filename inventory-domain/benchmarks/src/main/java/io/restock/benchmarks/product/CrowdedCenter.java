package io.restock.benchmarks.product;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

/**
 * A distribution center with as many open order lines as a chain has, written into its books at once: as if its orders had come over the topic for days. A first part of them leaves with one cut-off; of one item in
 * ten there is half of what they want, of all others there is enough.
 */
record CrowdedCenter(Gln dc, int stores, int items, int waveLines) {
    private static final int PACK = 6;
    private static final int ONE_IN = 10;

    static CrowdedCenter of(int lines, int waveLines) {
        int stores = Math.max(10, Math.min(200, lines / 500));
        return new CrowdedCenter(Gln.of("708000200001"), stores, Math.ceilDiv(lines, stores), waveLines);
    }

    int lines() {
        return stores * items;
    }

    static Gln store(int number) {
        return Gln.of("7081%08d".formatted(number));
    }

    private static Gtin item(int number) {
        return Gtin.of("0704%09d".formatted(number));
    }

    /** Stores and items, before the center is registered and gives them their lanes. */
    void list(Connection database) throws SQLException {
        execute(database, "insert into distribution.store (gln, name, dc) select gln, 'Store ' || gln, ? from unnest(?) as gln", dc.digits(), array(database, glns()));
        execute(database, "insert into distribution.item (gtin, name, case_pack) select gtin, 'Item ' || gtin, " + PACK + " from unnest(?) as gtin", array(database, gtins()));
    }

    /** @param cutOff of the wave, in the future, so that no clock releases it before we do */
    void fill(Connection database, Instant now, Instant cutOff) throws SQLException {
        execute(database, """
                insert into distribution.order_line (id, dc, store, item, case_pack, units, placed_at, cut_off_at, due_at, position, mean_demand, variance, explanation,
                    promised, presentation_minimum, reorder_level)
                select 'B-' || gln || '-' || i || '/1', ?, gln, gtin, %1$d, %1$d * (1 + (s + i) %% 4), ?, case when (i - 1) * %2$d + s <= %3$d then ?::timestamptz else ?::timestamptz + interval '12 hours' end,
                    ?::timestamptz + interval '20 hours' + (i * interval '1 second') , (s * 7 + i) %% 12 - 2, 4 + (s + i) %% 9, 9 + (s + i) %% 13, '{}'::jsonb, (s + i) %% 3, 3, 9
                from unnest(?) with ordinality as store (gln, s), unnest(?) with ordinality as item (gtin, i)""".formatted(PACK, stores, waveLines),
                dc.digits(), utc(now), utc(cutOff), utc(cutOff), utc(cutOff), array(database, glns()), array(database, gtins()));
        execute(database,
                """
                insert into distribution.location_stock (dc, item, location, units)
                select dc, item, 'PICK_FACE', case when abs(hashtext(item)) %% %d = 0 then sum(units) / 2 else sum(units) end from distribution.order_line where dc = ? group by dc, item"""
                        .formatted(ONE_IN),
                dc.digits());
        execute(database, """
                insert into distribution.stock_entry (dc, item, location, kind, units, reference, recorded_at)
                select dc, item, location, 'INBOUND', units, 'bench', ? from distribution.location_stock where dc = ?""", utc(now), dc.digits());
        try (var statement = database.createStatement()) {
            statement.execute("vacuum analyze distribution.order_line");
            statement.execute("analyze distribution.location_stock");
            statement.execute("checkpoint");
        }
    }

    private String[] glns() {
        return IntStream.range(0, stores).mapToObj(number -> store(number).digits()).toArray(String[]::new);
    }

    private String[] gtins() {
        return IntStream.range(0, items).mapToObj(number -> item(number).digits()).toArray(String[]::new);
    }

    /** One number that the books say. */
    static long number(Connection database, String question, Object... values) throws SQLException {
        try (var asking = database.prepareStatement(question)) {
            for (int i = 0; i < values.length; i++) {
                asking.setObject(i + 1, values[i]);
            }
            try (var answer = asking.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        }
    }

    private static void execute(Connection database, String statement, Object... values) throws SQLException {
        try (var prepared = database.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }

    private static Array array(Connection database, String[] texts) throws SQLException {
        return database.createArrayOf("text", texts);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
