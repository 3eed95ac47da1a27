package io.restock.distribution.wave;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.distribution.stock.CalledBack;
import io.restock.engine.share.FairShare;
import io.restock.engine.share.FairShare.Claim;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stores of a center of which lines of one item wait, and what they lose by it: as a wave would share it.
 *
 * @param units that wait, 1 and up
 * @param margin of a unit sold, or null where nobody has set it
 */
public record StoresInWant(List<Claim> claims, int units, @Nullable Double margin) {
    private record Row(Gln dc, WaitingLine line) {}

    /** By item and center, where anything waits. */
    public static Map<Gtin, Map<Gln, StoresInWant>> of(Sql sql, Collection<Gtin> items) throws SQLException {
        var waiting = new HashMap<Gtin, Map<Gln, List<WaitingLine>>>();
        Set<StoreItemId> calledBack = CalledBack.of(sql, items);
        sql.list("select dc, " + WaitingLine.COLUMNS + " from distribution.order_line where item = any(?) and units - allocated - picked - despatched - cancelled > 0",
                row -> new Row(new Gln(row.getString("dc")), WaitingLine.from(row)), items)
                .stream().filter(row -> !calledBack.contains(new StoreItemId(row.line.store(), row.line.item())))
                .forEach(row -> waiting.computeIfAbsent(row.line.item(), _ -> new HashMap<>()).computeIfAbsent(row.dc, _ -> new ArrayList<>()).add(row.line));
        var wants = new HashMap<Gtin, Map<Gln, StoresInWant>>();
        waiting.forEach((item, centers) -> centers.forEach((dc, lines) -> wants.computeIfAbsent(item, _ -> new HashMap<>()).put(dc, of(lines))));
        return wants;
    }

    private static StoresInWant of(List<WaitingLine> lines) {
        Double margin = lines.stream().map(WaitingLine::margin).filter(Objects::nonNull).findFirst().orElse(null);
        return new StoresInWant(Allocation.claims(lines), lines.stream().mapToInt(WaitingLine::waiting).sum(), margin);
    }

    /** Units that customers are expected to want and not to find if so many are shared among them, 0 and up. */
    public double lost(long available) {
        int[] shares = FairShare.share(claims, (int) Math.min(available, units));
        double lost = 0;
        for (int i = 0; i < shares.length; i++) {
            lost += claims.get(i).lost(shares[i]);
        }
        return lost;
    }
}
