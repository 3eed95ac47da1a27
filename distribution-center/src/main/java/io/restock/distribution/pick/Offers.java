package io.restock.distribution.pick;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.stock.CalledBack;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.Lying;
import io.restock.distribution.stock.Location;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a picker could take in place of an item that he does not find, for each open pick of a wave that no other location could serve. It is said before he walks, so that he can go on without a network. */
final class Offers {
    private Offers() {}

    /** @param offers the best first, at least one */
    record OfPick(long pick, List<Offer> offers) {}

    /**
     * Goods of one item at one location.
     *
     * @param units that are free there, whole packs unless it is weighed, and not more than the pick could lack
     * @param casePack units of it in a pack; grams where it is weighed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offer(Gtin item, @Nullable String name, Location location, int units, int casePack) {}

    private record Open(Pick pick, List<String> substitutes) {}

    private record Listed(@Nullable String name, boolean weighed, int casePack) {}

    /** @param center that has the wave */
    static List<OfPick> of(Sql sql, Dc center, long wave, Instant now) throws SQLException {
        List<Open> open = sql.list("""
                select p.*, i.substitutes from distribution.pick p join distribution.item i on i.gtin = p.item
                where p.wave = ? and p.picked is null and cardinality(i.substitutes) > 0 order by p.location, p.item, p.id""",
                row -> new Open(Pick.from(row), Sql.texts(row, "substitutes")), wave);
        if (open.isEmpty()) {
            return List.of();
        }
        List<Gtin> others = open.stream().flatMap(each -> each.substitutes.stream()).distinct().map(Gtin::new).toList();
        Map<Gtin, Listed> listed = listed(sql, others);
        Set<StoreItemId> calledBack = CalledBack.of(sql, others);
        var stock = new DcStock(sql, center.gln());
        var lying = new HashMap<>(stock.lying(others));
        lying.putAll(stock.lying(open.stream().map(each -> each.pick.item()).distinct().toList()));
        LocalDate day = center.goodOn(now);
        var offers = new ArrayList<OfPick>();
        for (Open each : open) {
            int lacking = each.pick.units() - lying.getOrDefault(each.pick.item(), List.of()).stream().filter(at -> !at.bin().equals(each.pick.bin()) && at.isGoodOn(day))
                    .mapToInt(at -> at.held().free()).sum();
            List<Offer> some = each.substitutes.stream().map(Gtin::new).filter(other -> !calledBack.contains(new StoreItemId(each.pick.store(), other)))
                    .map(other -> offer(other, listed.get(other), lying.getOrDefault(other, List.of()), lacking, day)).filter(Objects::nonNull).toList();
            if (!some.isEmpty()) {
                offers.add(new OfPick(each.pick.pick(), some));
            }
        }
        return offers;
    }

    private static Map<Gtin, Listed> listed(Sql sql, List<Gtin> items) throws SQLException {
        var listed = new HashMap<Gtin, Listed>();
        sql.list("select gtin, name, unit, case_pack from distribution.item where gtin = any(?) and stocked and state = 'ACTIVE' and kit is null",
                row -> listed.put(new Gtin(row.getString("gtin")), new Listed(row.getString("name"), row.getString("unit").equals("GRAM"), row.getInt("case_pack"))), items);
        return listed;
    }

    /** At the first location that has a pack of it. */
    private static @Nullable Offer offer(Gtin item, @Nullable Listed is, List<Lying> lying, int lacking, LocalDate day) {
        if (is == null) {
            return null;
        }
        for (Location location : Location.PICKABLE) {
            int free = lying.stream().filter(at -> at.bin().location() == location && at.isGoodOn(day)).mapToInt(at -> at.held().free()).sum();
            int some = Math.min(free, lacking);
            int units = is.weighed ? some : some / is.casePack * is.casePack;
            if (units > 0) {
                return new Offer(item, is.name, location, units, is.casePack);
            }
        }
        return null;
    }
}
