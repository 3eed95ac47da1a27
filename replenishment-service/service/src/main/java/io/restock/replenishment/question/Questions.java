package io.restock.replenishment.question;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.engine.doubt.ShelfQuestion;
import io.restock.replenishment.storeitem.Setting;
import io.restock.replenishment.storeitem.StoreItem;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions to stores: "please check the shelf". Asked at the close of a day where the doubt is large; answered by a count, or by a sale that breaks the silence, which shows that the goods are there:
 * the next one, or one of before the question that a till delivers late. Whether it has been silent again since then, the next close judges anew. Written in the batch's transaction.
 */
public final class Questions {
    private record Asked(StoreItem item, Instant at, ZoneId zone, double doubt) {}

    private record Answered(StoreItemId item, Instant at, String answer, @Nullable Integer found) {}

    private final List<Asked> asked = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();

    /** @param setting null while the store is unknown */
    public StoreItem consider(StoreItem item, Instant at, @Nullable Setting setting) {
        double doubt = item.chanceOfPhantom(at, setting);
        Instant askedAt = item.doubt().askedAt();
        if (setting != null && setting.rests()) {
            return settle(item, at, setting);
        }
        if (askedAt == null && doubt >= ShelfQuestion.DOUBT && setting != null) {
            asked.add(new Asked(item, at, setting.supply().store().zone(), doubt));
            return item.asked(at);
        }
        return askedAt != null && item.stock().onHand() <= 0 ? answered(item, at, "GONE", null) : item;
    }

    /** Nobody is there any more to look, or nobody wants to know. @param setting null while the store is unknown */
    public StoreItem settle(StoreItem item, Instant at, @Nullable Setting setting) {
        return item.doubt().askedAt() != null && setting != null && setting.rests() ? answered(item, at, setting.isClosed() ? "CLOSED" : "OUT_OF_RANGE", null) : item;
    }

    /** @param item after the event */
    public StoreItem hear(StoreItem before, StoreItem item, StockEvent event) {
        Instant askedAt = item.doubt().askedAt();
        if (askedAt == null) {
            return item;
        }
        if (event instanceof StockCounted counted && !counted.superseded()) {
            return answered(item, event.occurredAt(), "COUNTED", counted.counted());
        }
        boolean later = event.occurredAt().isAfter(askedAt);
        return event instanceof ItemSold && (later || item.isLessSilentThan(before)) ? answered(item, later ? event.occurredAt() : askedAt, "SOLD", null) : item;
    }

    private StoreItem answered(StoreItem item, Instant at, String answer, @Nullable Integer found) {
        answered.add(new Answered(item.id(), at, answer, found));
        return item.asked(null);
    }

    public void save(Sql sql) throws SQLException {
        sql.batch("insert into replenishment.question (store, item, asked_at, silent_since, on_hand, doubt, lost_a_day) values (?, ?, ?, ?, ?, ?, ?)",
                asked.stream().map(Questions::row).toList());
        sql.batch("update replenishment.question set answered_at = ?, answer = ?, found = ?, told = false where store = ? and item = ? and answered_at is null",
                answered.stream().map(each -> new Object[] {each.at(), each.answer(), each.found(), each.item().store(), each.item().item()}).toList());
    }

    private static Object[] row(Asked each) {
        var item = each.item();
        var silence = requireNonNull(item.doubt().silence());
        return new Object[] {item.id().store(), item.id().item(), each.at(), silence.since().atZone(each.zone()).toOffsetDateTime(), item.stock().onHand(), each.doubt(),
            silence.lostADay(each.doubt())};
    }
}
