package io.restock.replenishment.planning;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.engine.doubt.ShelfQuestion;
import io.restock.replenishment.catalog.Catalog.Supply;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions to stores: "please check the shelf". Asked at the close of a day where the doubt is large; answered by a count, or by the next sale,
 * which shows that the goods are there. Written in the batch's transaction.
 */
final class Questions {
    private record Asked(StoreItem item, Instant at, ZoneId zone, double doubt) {}

    private record Answered(StoreItemId item, Instant askedAt, Instant at, String answer, Integer found) {}

    private final List<Asked> asked = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();

    /** @param supply null while the store is unknown */
    void consider(StoreItem item, Instant at, Supply supply) {
        double doubt = item.doubt(at, supply);
        if (item.askedAt == null && doubt >= ShelfQuestion.DOUBT) {
            item.askedAt = at;
            asked.add(new Asked(item, at, supply.store().zone(), doubt));
        } else if (item.askedAt != null && item.onHand <= 0) {
            answer(item, at, "GONE", null);
        }
    }

    void hear(StoreItem item, StockEvent event) {
        if (item.askedAt == null) {
            return;
        }
        if (event instanceof StockCounted counted && !counted.superseded()) {
            answer(item, event.occurredAt(), "COUNTED", counted.counted());
        } else if (event instanceof ItemSold && event.occurredAt().isAfter(item.askedAt)) {
            answer(item, event.occurredAt(), "SOLD", null);
        }
    }

    private void answer(StoreItem item, Instant at, String answer, Integer found) {
        answered.add(new Answered(item.id, item.askedAt, at, answer, found));
        item.askedAt = null;
    }

    void save(Sql sql) throws SQLException {
        sql.batch("insert into replenishment.question (store, item, asked_at, silent_since, on_hand, doubt, lost_a_day) values (?, ?, ?, ?, ?, ?, ?)",
                asked.stream().map(Questions::row).toList());
        sql.batch("update replenishment.question set answered_at = ?, answer = ?, found = ?, told = false where store = ? and item = ? and answered_at is null",
                answered.stream().map(each -> new Object[] {each.at(), each.answer(), each.found(), each.item().store(), each.item().item()}).toList());
    }

    private static Object[] row(Asked each) {
        var item = each.item();
        return new Object[] {item.id.store(), item.id.item(), each.at(), item.silence.since().atZone(each.zone()).toOffsetDateTime(), item.onHand, each.doubt(),
            item.silence.lostADay(each.doubt())};
    }
}
