package io.restock.distribution.wave;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.distribution.wave.Decision.Promise;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a wave would do if it were released now.
 *
 * @param lines what each line that waits would get, in the order of items and stores
 * @param stores the same by store, in the order of their numbers
 * @param shorts why those that would not get all get what they get
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Preview(Gln dc, Instant at, @Nullable Instant cutOffAt, List<Line> lines, List<OfStore> stores, List<Wave.Short> shorts, Load load) {
    /** @param promised units of those that wait; @param packs case packs of them, begun ones included */
    record Line(String orderLine, Gln store, Gtin item, Item.Unit unit, int waiting, int promised, int packs, Instant dueAt) {}

    /** Units of what is counted and of what is weighed, which are never added. */
    record Amount(long eaches, long grams) {}

    /**
     * @param lines that wait
     * @param packs case packs that it gets, begun ones included
     * @param missing what of them the wave does not send
     * @param expectedLost what customers are expected to want and not to find because of that, before more can come
     */
    record OfStore(Gln store, int lines, long packs, Amount promised, Amount missing, Lost expectedLost) {}

    /** @param margin of what a merchandiser has set one for, in the currency of the policies; null where none is known */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lost(double eaches, double grams, @Nullable Double margin) {}

    static Preview of(Sql sql, WaveRelease.Order order, Decision decision, Instant now) throws SQLException {
        Set<Gtin> weighed = weighed(sql, decision);
        var lines = decision.promises().stream().map(promise -> new Line(promise.line().id(), promise.line().store(), promise.line().item(),
                weighed.contains(promise.line().item()) ? Item.Unit.GRAM : Item.Unit.EACH, promise.line().waiting(), promise.units(), promise.line().cases(promise.units()),
                promise.line().dueAt())).toList();
        var stores = new TreeMap<Gln, Sum>();
        for (List<Promise> ofStoreItem : byStoreItem(decision.promises())) {
            Promise any = ofStoreItem.getFirst();
            stores.computeIfAbsent(any.line().store(), store -> new Sum()).add(ofStoreItem, weighed.contains(any.line().item()));
        }
        return new Preview(order.dc(), now, order.cutOffAt(), lines, stores.entrySet().stream().map(each -> each.getValue().of(each.getKey())).toList(), decision.shorts(),
                decision.load());
    }

    private static Set<Gtin> weighed(Sql sql, Decision decision) throws SQLException {
        return new HashSet<>(sql.list("select gtin from distribution.item where unit = 'GRAM' and gtin = any(?)", row -> new Gtin(row.getString(1)),
                decision.promises().stream().map(promise -> promise.line().item()).distinct().toList()));
    }

    /** Lines of one item for one store are one need. */
    private static List<List<Promise>> byStoreItem(List<Promise> promises) {
        Map<Gtin, Map<Gln, List<Promise>>> byItem = new HashMap<>();
        promises.forEach(
                promise -> byItem.computeIfAbsent(promise.line().item(), item -> new TreeMap<>()).computeIfAbsent(promise.line().store(), store -> new ArrayList<>()).add(promise));
        return byItem.values().stream().flatMap(stores -> stores.values().stream()).toList();
    }

    private static final class Sum {
        private int lines;
        private long packs;
        private final long[] promised = new long[2];
        private final long[] missing = new long[2];
        private final double[] lost = new double[2];
        private @Nullable Double margin;

        void add(List<Promise> ofStoreItem, boolean isWeighed) {
            int kind = isWeighed ? 1 : 0;
            int given = ofStoreItem.stream().mapToInt(Promise::units).sum();
            int waiting = ofStoreItem.stream().mapToInt(promise -> promise.line().waiting()).sum();
            double units = given == waiting ? 0 : ofStoreItem.getFirst().share().claim().lost(given);
            lines += ofStoreItem.size();
            packs += ofStoreItem.stream().mapToLong(promise -> promise.line().cases(promise.units())).sum();
            promised[kind] += given;
            missing[kind] += waiting - given;
            lost[kind] += units;
            Double each = ofStoreItem.getLast().line().margin();
            margin = each == null ? margin : Double.valueOf((margin == null ? 0 : margin) + each * units);
        }

        OfStore of(Gln store) {
            return new OfStore(store, lines, packs, new Amount(promised[0], promised[1]), new Amount(missing[0], missing[1]), new Lost(rounded(lost[0]), rounded(lost[1]),
                    margin == null ? null : rounded(margin)));
        }

        private static double rounded(double value) {
            return Math.round(value * 1_000) / 1_000.0;
        }
    }
}
