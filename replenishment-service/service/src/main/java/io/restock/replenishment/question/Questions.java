package io.restock.replenishment.question;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.engine.doubt.ShelfQuestion;
import io.restock.replenishment.catalog.Catalog.Supply;
import io.restock.replenishment.storeitem.StoreItem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions to stores: "please check the shelf". Asked at the close of a day where the doubt is large; answered by a count, or by the next sale,
 * which shows that the goods are there. Written in the batch's transaction.
 */
public final class Questions {
    private record Asked(StoreItem item, Instant at, ZoneId zone, double doubt) {}

    private record Answered(StoreItemId item, Instant at, String answer, Integer found) {}

    private final List<Asked> asked = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();

    /** @param supply null while the store is unknown */
    public StoreItem consider(StoreItem item, Instant at, Supply supply) {
        double doubt = item.chanceOfPhantom(at, supply);
        Instant askedAt = item.doubt().askedAt();
        if (askedAt == null && doubt >= ShelfQuestion.DOUBT) {
            asked.add(new Asked(item, at, supply.store().zone(), doubt));
            return item.asked(at);
        }
        return askedAt != null && item.stock().onHand() <= 0 ? answered(item, at, "GONE", null) : item;
    }

    public StoreItem hear(StoreItem item, StockEvent event) {
        Instant askedAt = item.doubt().askedAt();
        if (askedAt == null) {
            return item;
        }
        if (event instanceof StockCounted counted && !counted.superseded()) {
            return answered(item, event.occurredAt(), "COUNTED", counted.counted());
        }
        return event instanceof ItemSold && event.occurredAt().isAfter(askedAt) ? answered(item, event.occurredAt(), "SOLD", null) : item;
    }

    private StoreItem answered(StoreItem item, Instant at, String answer, Integer found) {
        answered.add(new Answered(item.id(), at, answer, found));
        return item.asked(null);
    }

    public void save(Connection connection) throws SQLException {
        if (!asked.isEmpty()) {
            insert(connection);
        }
        if (!answered.isEmpty()) {
            update(connection);
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into replenishment.question (store, item, asked_at, silent_since, on_hand, doubt, lost_a_day) values (?, ?, ?, ?, ?, ?, ?)""")) {
            for (Asked each : asked) {
                var item = each.item();
                var silence = item.doubt().silence();
                insert.setString(1, item.id().store().digits());
                insert.setString(2, item.id().item().digits());
                insert.setObject(3, each.at().atOffset(ZoneOffset.UTC));
                insert.setObject(4, silence.since().atZone(each.zone()).toOffsetDateTime());
                insert.setInt(5, item.stock().onHand());
                insert.setDouble(6, each.doubt());
                insert.setDouble(7, silence.lostADay(each.doubt()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void update(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement("""
                update replenishment.question set answered_at = ?, answer = ?, found = ?, told = false where store = ? and item = ? and answered_at is null""")) {
            for (Answered each : answered) {
                update.setObject(1, each.at().atOffset(ZoneOffset.UTC));
                update.setString(2, each.answer());
                update.setObject(3, each.found());
                update.setString(4, each.item().store().digits());
                update.setString(5, each.item().item().digits());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
