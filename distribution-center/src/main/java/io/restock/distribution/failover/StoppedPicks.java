package io.restock.distribution.failover;

import io.restock.contracts.Gln;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.pick.CalledOff;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.DcStock;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Nobody picks at a center that is stopped: its open picks are free, as those of a wave that is called off, with the stock as it was. What was picked stays. */
final class StoppedPicks {
    private static final int AT_ONCE = 2_000;

    private StoppedPicks() {}

    /** So many of them, with all centers held. @return what is reported to their stores; empty when none is open */
    static List<Message> free(Sql sql, FailOver stopped, Instant now) throws SQLException {
        var messages = new ArrayList<Message>();
        var stock = new DcStock(sql, stopped.dc());
        for (Map.Entry<Long, List<Long>> wave : open(sql, stopped.dc(), AT_ONCE).entrySet()) {
            for (Pick pick : Pick.named(sql, wave.getKey(), wave.getValue()).values()) {
                int waiting = CalledOff.end(sql, stock, pick, stopped.reason(), now);
                sql.execute("update distribution.order_line set back_ordered = back_ordered + ? where id = ?", waiting, pick.orderLine());
                messages.add(Message.of(new LineShorted(pick.store(), now, stopped.dc(), pick.orderLine(), pick.item(), waiting, Outcome.BACK_ORDERED, LineShorted.CALLED_OFF)));
            }
        }
        return messages;
    }

    static boolean areAnyOpen(Sql sql, FailOver stopped) throws SQLException {
        return !open(sql, stopped.dc(), 1).isEmpty();
    }

    private static Map<Long, List<Long>> open(Sql sql, Gln dc, int most) throws SQLException {
        var byWave = new TreeMap<Long, List<Long>>();
        sql.list("select p.wave, p.id from distribution.pick p join distribution.wave w on w.id = p.wave where w.dc = ? and p.picked is null limit ?",
                row -> byWave.computeIfAbsent(row.getLong(1), wave -> new ArrayList<>()).add(row.getLong(2)), dc, most);
        return byWave;
    }
}
