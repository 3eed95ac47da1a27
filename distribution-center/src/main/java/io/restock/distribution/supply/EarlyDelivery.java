package io.restock.distribution.supply;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.distribution.stock.GoodsAwaited.Delivery;
import io.restock.distribution.stock.PuttingAway.Goods;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What came under a number under which nothing was ordered yet. The lorry may be faster than the one who types the order: then it counts for that. */
final class EarlyDelivery {
    private EarlyDelivery() {}

    private record Came(Gtin item, long received, long damaged, boolean complete) {}

    static void keep(Sql sql, Delivery delivery, Instant now) throws SQLException {
        var came = new TreeMap<Gtin, long[]>();
        delivery.goods().forEach(line -> came.computeIfAbsent(line.item(), _ -> new long[2])[0] += line.units());
        delivery.damaged().forEach(line -> came.computeIfAbsent(line.item(), _ -> new long[2])[1] += line.units());
        sql.batch("""
                insert into distribution.early_delivery as e (dc, number, item, received, damaged, complete, came_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (dc, number, item) do update set received = e.received + excluded.received, damaged = e.damaged + excluded.damaged, complete = e.complete or excluded.complete,
                    came_at = excluded.came_at""",
                came.entrySet().stream()
                        .map(line -> new Object[] {delivery.dc(), delivery.number(), line.getKey(), line.getValue()[0], line.getValue()[1], delivery.complete(), now})
                        .toList());
    }

    /** All that came under a number, which is an order's from now on; null if nothing did. */
    static @Nullable Delivery take(Sql sql, Gln dc, String number) throws SQLException {
        List<Came> came = sql.list("delete from distribution.early_delivery where dc = ? and number = ? returning item, received, damaged, complete",
                row -> new Came(new Gtin(row.getString(1)), row.getLong(2), row.getLong(3), row.getBoolean(4)), dc, number);
        var goods = new ArrayList<Goods>();
        var damaged = new ArrayList<Goods>();
        for (Came each : came) {
            lines(each.item, each.received, goods);
            lines(each.item, each.damaged, damaged);
        }
        return came.isEmpty() ? null : new Delivery(dc, number, goods, damaged, came.stream().anyMatch(Came::complete));
    }

    private static void lines(Gtin item, long units, List<Goods> to) {
        for (long left = units; left > 0; left -= Integer.MAX_VALUE) {
            to.add(new Goods(item, (int) Math.min(left, Integer.MAX_VALUE), null, null, null));
        }
    }
}
