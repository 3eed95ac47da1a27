package io.restock.replenishment.planning;

import static java.util.Objects.requireNonNull;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Gln;
import io.restock.contracts.Headers;
import io.restock.contracts.RecordHeaders;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.contracts.despatch.DespatchEvent.DespatchCalledOff;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineHandedOver;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.LineSubstituted;
import io.restock.contracts.despatch.DespatchEvent.ReturnCalledOff;
import io.restock.contracts.despatch.DespatchEvent.ReturnReceived;
import io.restock.contracts.despatch.DespatchEvent.ReturnReversed;
import io.restock.contracts.orders.Trigger;
import io.restock.contracts.stock.StockEvent;
import io.restock.journal.BatchTransaction;
import io.restock.journal.Provenance;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.neighbourhood.Offer;
import io.restock.replenishment.request.PlanningRequest;
import io.restock.replenishment.request.PlanningRequest.DayClosed;
import io.restock.replenishment.request.PlanningRequest.DepartmentPolicyEnded;
import io.restock.replenishment.request.PlanningRequest.DepartmentPolicySet;
import io.restock.replenishment.request.PlanningRequest.DepartmentReviewAsked;
import io.restock.replenishment.request.PlanningRequest.HistoryGiven;
import io.restock.replenishment.request.PlanningRequest.LineCalledOff;
import io.restock.replenishment.request.PlanningRequest.PolicyChanged;
import io.restock.replenishment.request.PlanningRequest.PromotionEnded;
import io.restock.replenishment.request.PlanningRequest.PromotionSet;
import io.restock.replenishment.request.PlanningRequest.ReviewAsked;
import io.restock.replenishment.request.PlanningRequest.SupersessionSet;
import io.restock.replenishment.storeitem.Cause;
import io.restock.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a batch's records. What cannot be read is put aside with its reason, so that the others go on. */
final class Inbox {
    /** A change for the whole chain looks at so many store-items of a partition at once. */
    private static final int LOOKED_AT_ONCE = 20_000;

    private Inbox() {}

    static List<Letter> read(BatchTransaction batch, Catalog catalog) throws SQLException {
        var letters = new ArrayList<Letter>(batch.records().size());
        long taken = 0;
        for (var record : batch.records()) {
            try {
                var headers = KafkaHeaders.of(record);
                long position = headers.position();
                if (position != 0 && position <= taken) {
                    continue;
                }
                Letter letter = letter(batch, record, headers, catalog);
                if (letter != null && isFirst(batch, headers) && isFirst(batch, letter)) {
                    letters.add(letter);
                }
                taken = Math.max(taken, position);
            } catch (IllegalArgumentException | DateTimeException e) {
                batch.putAside(record, String.valueOf(e.getMessage()));
            }
        }
        return letters;
    }

    /** What was approved is sent until it is noted as sent, and counts once in each partition. */
    private static boolean isFirst(BatchTransaction batch, RecordHeaders headers) throws SQLException {
        String approval = headers.text(Headers.APPROVAL);
        return approval == null || new Sql(batch.connection())
                .execute("insert into replenishment.approval_taken (approval, part) values (?, ?) on conflict do nothing", Long.valueOf(approval), batch.partition()) == 1;
    }

    /** What is called off is sent until it is acknowledged, and counts once. */
    private static boolean isFirst(BatchTransaction batch, Letter letter) throws SQLException {
        return !(letter instanceof Letter.Request(_, _, LineCalledOff off, _))
                || new Sql(batch.connection()).execute(
                        "insert into replenishment.cancellation (line, identity, digest, units, asked_at) values (?, ?, ?, ?, ?) on conflict do nothing",
                        off.line(), off.identity(), off.digest(), off.units(), off.occurredAt()) == 1;
    }

    /** Nothing for what a center says of goods that are no order's. */
    private static @Nullable Letter letter(BatchTransaction batch, ConsumerRecord<byte[], byte[]> record, RecordHeaders headers, Catalog catalog)
            throws SQLException {
        String type = headers.type();
        long position = headers.position();
        Instant recordedAt = requireNonNull(headers.instant(Headers.RECORDED_AT, batch.recordedAt()));
        Instant occurredAt = requireNonNull(headers.instant(Headers.OCCURRED_AT, recordedAt));
        var cause = new Cause(new Trigger(type, record.partition() + "/" + (position == 0 ? record.offset() : position)), occurredAt, recordedAt);
        var from = Provenance.of(headers);
        if (batch.topic().equals(Topics.STOCK_EVENTS.topic())) {
            return new Letter.Stock(cause, from, StockEvent.CODEC.read(type, headers.schemaVersion(), record.value(), storeItem(record), occurredAt), mustBePlaced(position));
        }
        if (batch.topic().equals(Topics.DESPATCHES.topic())) {
            return switch (DespatchEvent.CODEC.read(type, record.value())) {
                case GoodsDespatched sent -> new Letter.Sent(cause, from, sent);
                case LineShorted shorted -> new Letter.Shorted(cause, from, shorted);
                case CutOffMoved moved -> new Letter.Moved(cause, from, moved);
                case LineSubstituted substituted -> new Letter.Substituted(cause, from, substituted);
                case LineHandedOver handed -> new Letter.HandedOver(cause, from, handed);
                case DespatchCalledOff _ -> null; // the ledger says how much of it was under way
                case ReturnReceived _,ReturnCalledOff _,ReturnReversed _ -> null;
            };
        }
        PlanningRequest request = PlanningRequest.CODEC.read(type, record.value());
        return new Letter.Request(cause, from, request, switch (request) {
            case PolicyChanged change -> List.of(change.storeItem());
            case ReviewAsked asked -> List.of(asked.storeItem());
            case DayClosed closed -> StoreItemRow.idsOf(new Sql(batch.connection()), closed.store());
            case PromotionSet set -> promoted(batch, set.offer(), catalog);
            case PromotionEnded _,LineCalledOff _,DepartmentPolicySet _,DepartmentPolicyEnded _ -> List.of();
            case DepartmentReviewAsked asked -> ofDepartment(batch, asked, catalog);
            case HistoryGiven given -> given.items().stream().map(sold -> mustBeSupplied(new StoreItemId(given.store(), sold.item()), catalog)).toList();
            case SupersessionSet set -> superseding(batch, set, catalog);
        });
    }

    /** Wherever either is known, both are: the new item is ordered in every store that sold the old one. Of a succession that has not begun there, nothing is to be done but to note it. */
    private static List<StoreItemId> superseding(BatchTransaction batch, SupersessionSet set, Catalog catalog) throws SQLException {
        var known = StoreItemRow.idsOf(new Sql(batch.connection()), batch.partition(), glns(catalog), List.of(set.item(), set.predecessor()), LOOKED_AT_ONCE);
        return known.stream().filter(id -> catalog.store(id.store()).filter(store -> set.succession().hasBegun(store, batch.recordedAt())).isPresent())
                .flatMap(id -> Stream.of(new StoreItemId(id.store(), set.predecessor()), new StoreItemId(id.store(), set.item())))
                .filter(id -> id.item().equals(set.item()) || known.contains(id)).distinct().sorted().toList();
    }

    /** The next ones of a department whose policy has changed; none if that was asked for twice. */
    private static List<StoreItemId> ofDepartment(BatchTransaction batch, DepartmentReviewAsked asked, Catalog catalog) throws SQLException {
        var sql = new Sql(batch.connection());
        if (!asked.round(batch.partition()).isDue(sql)) {
            return List.of();
        }
        return StoreItemRow.between(sql, batch.partition(), asked.store(), asked.after(), asked.until(), LOOKED_AT_ONCE).stream()
                .filter(id -> catalog.isOf(id.item(), asked.department())).toList();
    }

    /** A past cannot be read without the store's time and the item's department; put aside, it is not lost. */
    private static StoreItemId mustBeSupplied(StoreItemId id, Catalog catalog) {
        if (catalog.supply(id).isEmpty()) {
            throw new IllegalArgumentException("gives the history of " + id + ", of which the catalog does not know the store, its distribution center or the item");
        }
        return id;
    }

    /** Those that a promotion covers; of very many, the rest is looked at with the next sale or close of the day. */
    private static List<StoreItemId> promoted(BatchTransaction batch, Offer offer, Catalog catalog) throws SQLException {
        return StoreItemRow.idsOf(new Sql(batch.connection()), batch.partition(), offer.stores().isEmpty() ? glns(catalog) : offer.stores(),
                offer.category() == null ? offer.items() : catalog.itemsOf(offer.category()), LOOKED_AT_ONCE);
    }

    private static List<Gln> glns(Catalog catalog) {
        return catalog.stores().stream().map(Store::gln).toList();
    }

    private static StoreItemId storeItem(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("has no key; a stock event's key is store|item");
        }
        return StoreItemId.of(new String(record.key(), StandardCharsets.UTF_8));
    }

    /** Without a position a stock event cannot be distinguished from its repetition. */
    private static long mustBePlaced(long position) {
        if (position <= 0) {
            throw new IllegalArgumentException("has no header " + Headers.POSITION);
        }
        return position;
    }
}
