package io.restock.ledger.recall;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Recall;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.catalog.ItemStates;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.outbox.Outbox;
import io.restock.ledger.outbox.OutboxSender;
import io.restock.ledger.recall.AnswerBody.Outcome;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls items back. They are held for the whole chain, or, where some stores alone are asked, for these: what is held is not ordered, released, picked or sent on, and a sale is a fact all the same. Who has
 * some of it is asked, at once and whenever more turns up. What a store destroys leaves its shelf by an adjustment with that reason, and what it sends back travels to its center as a transfer does. A lot is for people's eyes, since stock
 * knows none. Each decision is one transaction with the record on the topic, so that it happens once.
 */
@ApplicationScoped
public class Recalls {
    private static final int NAMED_AT_MOST = 20;

    @Inject
    Database database;
    @Inject
    OutboxSender outbox;
    @Inject
    Clock clock;

    /** @param stores null for all */
    record Asked(String id, String digest, String reason, List<Gtin> items, @Nullable String lot, @Nullable List<Gln> stores, Instant due) {}

    /** What a store found of an item and what became of it. */
    record Found(Gtin item, int units, Outcome outcome) {}

    /**
     * @param center to which goods return, or null where nothing returns
     * @param adjusts whether what was destroyed leaves the shelf at once; otherwise a second person looks at it first
     */
    record Answer(String recall, Gln store, String identity, String digest, OffsetDateTime answeredAt, List<Found> lines, @Nullable Gln center, boolean adjusts) {
        /** What leaves the shelf for good, or nothing. */
        @Nullable
        StockAdjustment adjustment() {
            var gone = of(Outcome.DESTROYED, -1);
            return gone.isEmpty() ? null : new StockAdjustment(store, number(), digest, answeredAt, AdjustmentReason.RECALL, gone);
        }

        /** What is on its way to the center until that reports its arrival, or nothing. */
        @Nullable
        StockTransfer transfer() {
            var sent = of(Outcome.RETURNED, 1);
            return center == null || sent.isEmpty() ? null
                    : new StockTransfer(store, number(), digest, answeredAt, center, sent, true, true, AdjustmentReason.RECALL.word());
        }

        private List<CountedLine> of(Outcome outcome, int sign) {
            return lines.stream().filter(line -> line.units() > 0 && line.outcome() == outcome).map(line -> new CountedLine(line.item(), sign * line.units())).toList();
        }

        private String number() {
            return "recall-" + Digest.of(recall + "/" + store + "/" + identity);
        }
    }

    /** @return whether it is new. @throws ProblemException 409 if the number came with other content, 404 for items that are not listed */
    boolean open(Asked asked, Author by) {
        boolean fresh = database.decide(sql -> {
            Map<Gtin, State> before = ItemStates.held(sql, asked.items());
            asked.items().stream().filter(item -> !before.containsKey(item)).findFirst().ifPresent(item -> {
                throw ProblemException.unknown("item " + item + " is not listed; PUT /v1/items/" + item + " first, then send the same again");
            });
            if (known(sql, asked)) {
                return false;
            }
            Instant now = now();
            write(sql, asked, before, now);
            var held = new LinkedHashMap<Gtin, State>();
            if (asked.stores() == null) {
                before.forEach((item, state) -> held.put(item, State.HELD));
            }
            ItemStates.put(sql, held, by, now);
            var recall = new Recall(asked.id(), asked.reason(), asked.items(), asked.lot(), now, asked.due(), null, asked.stores());
            var exceptions = new ExceptionBook(now, by);
            new RecallTables(sql).ask(recall, exceptions, now);
            exceptions.write(sql);
            publish(sql, recall, by, Deed.of(now, by, DeedKind.RECALL_OPENED, asked.id(), asked));
            return true;
        });
        outbox.sendNow();
        return fresh;
    }

    private static boolean known(Sql sql, Asked asked) throws SQLException {
        var digest = sql.first("select digest from ledger.recall where recall = ?", row -> row.getString(1), asked.id());
        if (digest.isPresent() && !digest.get().equals(asked.digest())) {
            throw ProblemException.conflict("Idempotency-Key " + asked.id() + " was used for another recall; send a new key for a new one");
        }
        return digest.isPresent();
    }

    /** What another recall holds already returns to what it was before both. */
    private static void write(Sql sql, Asked asked, Map<Gtin, State> before, Instant now) throws SQLException {
        sql.execute("insert into ledger.recall (recall, digest, reason, lot, stores, opened_at, due) values (?, ?, ?, ?, ?, ?, ?)", asked.id(), asked.digest(), asked.reason(),
                asked.lot(), asked.stores() == null ? null : asked.stores().stream().map(Gln::digits).toList(), now, asked.due());
        for (var item : before.entrySet()) {
            sql.execute(
                    """
                    insert into ledger.recall_item (recall, item, state_before) values (?, ?, coalesce((
                        select state_before from ledger.recall_item i join ledger.recall r using (recall) where i.item = ? and r.stores is null and r.released_at is null order by r.opened_at limit 1), ?))""",
                    asked.id(), item.getKey().digits(), item.getKey().digits(), item.getValue().name());
        }
    }

    /** @throws ProblemException 404 without such a recall, 409 if it is released or the number came with other content, 422 for items that are not its own */
    void answer(Answer answer, Author by) {
        database.decide(sql -> {
            Recall recall = held(sql, answer.recall());
            var earlier = sql.first("select digest from ledger.recall_answer where recall = ? and store = ? and identity = ?", row -> row.getString(1), answer.recall(),
                    answer.store().digits(), answer.identity());
            if (earlier.isPresent()) {
                if (!earlier.get().equals(answer.digest())) {
                    throw ProblemException.conflict("Idempotency-Key " + answer.identity() + " was used for another answer; send a new key for a new one");
                }
                return false;
            }
            mustStand(recall);
            note(sql, recall, answer, by, now());
            return true;
        });
        outbox.sendNow();
    }

    private static void note(Sql sql, Recall recall, Answer answer, Author by, Instant now) throws SQLException {
        String store = answer.store().digits();
        StockTransfer back = answer.transfer();
        sql.execute("insert into ledger.recall_answer (recall, store, identity, digest, told_at, transfer) values (?, ?, ?, ?, ?, ?)", recall.recall(), store, answer.identity(),
                answer.digest(), now, back == null ? null : back.identity());
        sql.execute("""
                insert into ledger.recall_store (recall, store, state, asked_at, answered_at) values (?, ?, 'ANSWERED', ?, ?)
                on conflict (recall, store) do update set state = 'ANSWERED', answered_at = excluded.answered_at""", recall.recall(), store, now, now);
        for (Found line : answer.lines()) {
            int returned = line.outcome() == Outcome.RETURNED ? line.units() : 0;
            sql.execute("""
                    insert into ledger.recall_line as l (recall, store, item, on_hand, in_transit, found, returned, destroyed) values (?, ?, ?, 0, 0, ?, ?, ?)
                    on conflict (recall, store, item) do update set found = l.found + excluded.found, returned = l.returned + excluded.returned,
                        destroyed = l.destroyed + excluded.destroyed""",
                    recall.recall(), store, line.item().digits(), line.units(), returned, line.units() - returned);
        }
        var exceptions = new ExceptionBook(now, by);
        exceptions.close(ExceptionKind.RECALL, RecallTables.subject(recall.recall(), answer.store()), now);
        exceptions.write(sql);
        var letters = new Outbox();
        for (StoreRecord record : Arrays.<@Nullable StoreRecord>asList(answer.adjusts() ? answer.adjustment() : null, back)) {
            if (record != null) {
                letters.add(Topics.POS_TRANSACTIONS, store, StoreRecord.CODEC.typeOf(record), StoreRecord.CODEC.write(record), by.text());
            }
        }
        letters.write(sql);
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(now, by, DeedKind.RECALL_ANSWERED, recall.recall() + "/" + store, answer)));
    }

    /**
     * Said again, it says nothing new.
     *
     * @param reason why; may be absent once all that were asked have answered
     * @throws ProblemException 404 without such a recall, 409 without a reason while any has not
     */
    void release(String id, @Nullable String reason, Author by) {
        database.decide(sql -> {
            ItemStates.held(sql, List.of());
            Recall recall = held(sql, id);
            if (recall.releasedAt() != null) {
                return false;
            }
            List<String> missing = new RecallTables(sql).missing(id);
            if (reason == null && !missing.isEmpty()) {
                throw ProblemException
                        .conflict("recall " + id + " is not answered by " + named(missing) + "; wait for them, or release it all the same and say why with \"reason\"");
            }
            Instant now = now();
            String why = reason == null ? "all who were asked have answered" : reason;
            sql.execute("update ledger.recall set released_at = ?, release_reason = ? where recall = ?", now, why, id);
            ItemStates.put(sql, free(sql, id), by, now);
            var exceptions = new ExceptionBook(now, by);
            sql.each("select store from ledger.recall_store where recall = ? and state = 'OPEN'",
                    row -> exceptions.close(ExceptionKind.RECALL, RecallTables.subject(id, new Gln(row.getString(1))), now), id);
            exceptions.write(sql);
            publish(sql, new Recall(id, recall.reason(), recall.items(), recall.lot(), recall.openedAt(), recall.due(), now, recall.stores()), by,
                    Deed.of(now, by, DeedKind.RECALL_RELEASED, id, Map.of("reason", why, "missing", missing)));
            return true;
        });
        outbox.sendNow();
    }

    private static String named(List<String> missing) {
        String some = missing.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "));
        return missing.size() > NAMED_AT_MOST ? some + " and " + (missing.size() - NAMED_AT_MOST) + " more" : some;
    }

    /** What nothing else calls back, and nobody has put in another state meanwhile. */
    private static Map<Gtin, State> free(Sql sql, String id) throws SQLException {
        var free = new LinkedHashMap<Gtin, State>();
        sql.each("""
                select i.item, i.state_before from ledger.recall_item i join ledger.item now on now.gtin = i.item
                where i.recall = ? and now.state = 'HELD' and i.state_before <> 'HELD' and exists (select from ledger.recall own where own.recall = i.recall and own.stores is null)
                  and not exists (select from ledger.recall_item o join ledger.recall r using (recall) where o.item = i.item and r.stores is null and r.released_at is null)
                order by i.item""", row -> free.put(new Gtin(row.getString(1)), State.valueOf(row.getString(2))), id);
        return free;
    }

    private static Recall held(Sql sql, String id) throws SQLException {
        sql.number("select count(*) from (select from ledger.recall where recall = ? for update) held", id);
        return new RecallTables(sql).find(id).orElseThrow(() -> unknown(id));
    }

    static ProblemException unknown(String id) {
        return ProblemException.unknown("there is no recall " + id);
    }

    private static void mustStand(Recall recall) {
        if (recall.releasedAt() != null) {
            throw ProblemException.of(409, "It is released", "recall " + recall.recall() + " was released at " + recall.releasedAt() + "; nothing is asked any more");
        }
    }

    private static void publish(Sql sql, Recall recall, Author by, Deed deed) throws SQLException {
        var letters = new Outbox();
        letters.add(Topics.RECALLS, recall.recall(), Recall.CODEC.typeOf(recall), Recall.CODEC.write(recall), by.text());
        letters.write(sql);
        LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(deed));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
