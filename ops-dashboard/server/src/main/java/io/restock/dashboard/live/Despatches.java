package io.restock.dashboard.live;

import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.dashboard.names.Names;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goods on the road that left since this process began to look, until each of their lines is received. */
final class Despatches {
    private static final int KEPT_AT_MOST = 5_000;
    private static final int SHOWN_AT_MOST = 20;

    private final Names names;
    private final Map<Sscc, Road> roads = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Sscc, Road> eldest) {
            return size() > KEPT_AT_MOST;
        }
    };

    Despatches(Names names) {
        this.names = names;
    }

    synchronized void despatched(GoodsDespatched goods) {
        roads.putIfAbsent(goods.despatch(), new Road(goods, goods.lines().size()));
    }

    /** One line of it was received, whatever arrived. */
    synchronized void received(Sscc despatch) {
        roads.computeIfPresent(despatch, (sscc, road) -> road.linesOpen() == 1 ? null : road.withOneLineLess());
    }

    synchronized void calledOff(Sscc despatch) {
        roads.remove(despatch);
    }

    synchronized UnderWay underWay() {
        var next = roads.values().stream()
                .sorted(Comparator.comparing(road -> road.goods().expectedAt()))
                .limit(SHOWN_AT_MOST)
                .map(this::row)
                .toList();
        return new UnderWay(next);
    }

    private DespatchRow row(Road road) {
        var goods = road.goods();
        return new DespatchRow(goods.despatch(), goods.dc(), goods.store(), names.of(goods.store()), goods.occurredAt(), goods.expectedAt(),
                goods.lines().size());
    }

    private record Road(GoodsDespatched goods, int linesOpen) {
        Road withOneLineLess() {
            return new Road(goods, linesOpen - 1);
        }
    }

    public record DespatchRow(Sscc despatch, Gln dc, Gln store, String storeName, Instant despatchedAt, Instant expectedAt, int lines) {}

    /** @param next of those that left since this process began to look, the ones expected first, at most 20; the distribution center counts them all */
    public record UnderWay(List<DespatchRow> next) {}
}
