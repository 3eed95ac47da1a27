package io.restock.ledger.intake;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Gln;
import io.restock.contracts.Headers;
import io.restock.contracts.Limits;
import io.restock.contracts.PlainText;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CenterCallOff;
import io.restock.contracts.store.StoreRecord.CenterReceipt;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchElsewhere;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchRedirection;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.ReceivedLine;
import io.restock.contracts.store.StoreRecord.ReportReversal;
import io.restock.contracts.store.StoreRecord.ReservationCallOff;
import io.restock.contracts.store.StoreRecord.ReservationCollection;
import io.restock.contracts.store.StoreRecord.ReservationLapse;
import io.restock.contracts.store.StoreRecord.ReservationRequest;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.ReturnElsewhere;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferArrival;
import io.restock.contracts.store.StoreRecord.TransferCallOff;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.contracts.store.StoreRecord.TransferNotice;
import io.restock.contracts.store.StoreRecord.TransferReceipt;
import io.restock.contracts.store.StoreRecord.TransferReturn;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.ArrivalReversal;
import io.restock.contracts.store.StoreRecord.CenterReversal;
import io.restock.contracts.store.StoreRecord.DespatchCallOff;
import io.restock.contracts.store.TransactionLine.MovedPart;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.UnfitLine;
import io.restock.ledger.quarantine.Unappliable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a record's value and makes sure that nothing in it can be wrong further in. The edges have checked most of it; a topic has no edge. */
final class RecordReader {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final int PARTS_AT_MOST = 1_000;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private RecordReader() {}

    /** @throws Unappliable if the value cannot be read or says something impossible */
    static StoreRecord read(ConsumerRecord<byte[], byte[]> source) {
        String type = typeOf(source);
        if (type == null) {
            throw new Unappliable("header " + Headers.TYPE + " is missing");
        }
        require(source.value() != null, "value is missing");
        StoreRecord record = parsed(type, source.value());
        require(record.store() != null, "store is missing");
        require(source.key() != null && record.store().digits().equals(new String(source.key(), StandardCharsets.UTF_8)),
                "key must be the store " + record.store() + ", or another partition would write its stock");
        text("digest", record.digest());
        switch (record) {
            case RetailTransaction transaction -> check(transaction);
            case StockCount count -> {
                common(record, count.countedAt(), count.lines());
                count.lines().forEach(line -> counted(line, 0));
            }
            case StockAdjustment adjustment -> {
                common(record, adjustment.occurredAt(), adjustment.lines());
                text("reason", adjustment.reason() == null ? null : adjustment.reason().word());
                adjustment.lines().forEach(line -> counted(line, -Limits.UNITS));
            }
            case StockTransfer transfer -> {
                common(record, transfer.occurredAt(), transfer.lines());
                require(transfer.to() != null && !transfer.to().equals(transfer.store()), "to must be another store");
                require(!Boolean.TRUE.equals(transfer.toCenter()) || Boolean.TRUE.equals(transfer.travels()), "what goes to a center must travel");
                transfer.lines().forEach(line -> counted(line, 1));
            }
            case DeliveryReceipt receipt -> {
                common(record, receipt.receivedAt(), Boolean.TRUE.equals(receipt.complete()) ? List.of(receipt) : receipt.lines());
                require(receipt.lines() != null && receipt.lines().size() <= Limits.REPORT_LINES, "lines must be at most " + Limits.REPORT_LINES);
                receipt.lines().forEach(RecordReader::received);
            }
            case ReportReversal reversal -> {
                common(record, reversal.reversedAt(), List.of(reversal));
                text("of", reversal.of());
                require(reversal.kind() != null, "kind is missing");
                text("reason", reversal.reason());
            }
            case DespatchRedirection redirection -> {
                common(record, redirection.redirectedAt(), List.of(redirection));
                require(redirection.despatch() != null && redirection.dc() != null, "despatch and dc must be there");
                require(redirection.to() != null && !redirection.to().equals(redirection.store()), "to must be another store");
            }
            case DespatchCallOff off -> {
                common(record, off.cancelledAt(), List.of(off));
                require(off.despatch() != null && off.dc() != null, "despatch and dc must be there");
                text("reason", off.reason());
            }
            case ArrivalReversal reversal -> {
                common(record, reversal.reversedAt(), List.of(reversal));
                text("of", reversal.of());
                text("reason", reversal.reason());
            }
            case CenterReversal reversal -> {
                common(record, reversal.reversedAt(), List.of(reversal));
                require(reversal.lines() != null && reversal.lines().size() <= Limits.CENTER_LINES, "lines must be at most " + Limits.CENTER_LINES);
                transfer(record, reversal.dc(), "dc", reversal.transfer());
                reversal.lines().forEach(RecordReader::transferred);
            }
            case DespatchElsewhere elsewhere -> {
                common(record, elsewhere.receivedAt(), List.of(elsewhere));
                require(elsewhere.despatch() != null, "despatch is missing");
                require(elsewhere.at() != null && !elsewhere.at().equals(elsewhere.store()), "at must be another store");
                require(elsewhere.lines() != null && elsewhere.lines().size() <= Limits.REPORT_LINES, "lines must be at most " + Limits.REPORT_LINES);
                elsewhere.lines().forEach(line -> counted(line, 0));
            }
            case TransferArrival arrival -> {
                common(record, arrival.occurredAt(), List.of(arrival));
                require(arrival.from() != null, "from is missing");
                counted(new CountedLine(arrival.item(), arrival.units()), 1);
            }
            case TransferNotice notice -> {
                common(record, notice.sentAt(), notice.lines());
                transfer(record, notice.from(), "from", notice.transfer());
                notice.lines().forEach(line -> counted(line, 1));
            }
            case TransferReceipt receipt -> {
                common(record, receipt.arrivedAt(), receipt.complete() ? List.of(receipt) : receipt.lines());
                require(receipt.lines() != null && receipt.lines().size() <= Limits.REPORT_LINES, "lines must be at most " + Limits.REPORT_LINES);
                transfer(record, receipt.from(), "from", receipt.transfer());
                receipt.lines().forEach(RecordReader::transferred);
            }
            case TransferCancellation cancellation -> {
                common(record, cancellation.cancelledAt(), List.of(cancellation));
                transfer(record, cancellation.to(), "to", cancellation.transfer());
                text("reason", cancellation.reason());
            }
            case TransferCallOff callOff -> {
                common(record, callOff.cancelledAt(), List.of(callOff));
                transfer(record, callOff.from(), "from", callOff.transfer());
            }
            case TransferReturn back -> {
                common(record, back.cancelledAt(), back.lines());
                transfer(record, back.to(), "to", back.transfer());
                back.lines().forEach(line -> counted(line, 1));
            }
            case ReservationRequest request -> {
                common(record, request.askedAt(), request.lines());
                text("reference", request.reference());
                require(request.until() != null && request.until().isBefore(LATEST), "until is missing or beyond the year 9999");
                request.lines().forEach(line -> counted(line, 1));
            }
            case ReservationCollection collection -> {
                common(record, collection.collectedAt(), collection.lines());
                text("reservation", collection.reservation());
                collection.lines().forEach(line -> counted(line, 1));
            }
            case ReservationCallOff callOff -> {
                common(record, callOff.cancelledAt(), List.of(callOff));
                text("reservation", callOff.reservation());
                text("reason", callOff.reason());
            }
            case ReservationLapse lapse -> common(record, lapse.until(), List.of(lapse));
            case CenterReceipt receipt -> {
                common(record, receipt.arrivedAt(), receipt.complete() ? List.of(receipt) : receipt.lines());
                require(receipt.lines() != null && receipt.lines().size() <= Limits.CENTER_LINES, "lines must be at most " + Limits.CENTER_LINES);
                transfer(record, receipt.dc(), "dc", receipt.transfer());
                receipt.lines().forEach(RecordReader::transferred);
            }
            case CenterCallOff callOff -> {
                common(record, callOff.cancelledAt(), callOff.lines());
                transfer(record, callOff.dc(), "dc", callOff.transfer());
                text("reason", callOff.reason());
                callOff.lines().forEach(line -> counted(line, 1));
            }
            case ReturnElsewhere back -> {
                common(record, back.occurredAt(), List.of(back));
                require(back.at() != null && !back.at().equals(back.store()), "at must be another store");
                require(back.sale() != null && back.by() != null, "sale and by must be there");
                counted(new CountedLine(back.item(), back.units()), 1);
            }
            case DespatchNotice notice -> {
                common(record, notice.despatchedAt(), notice.lines());
                require(notice.despatch() != null && notice.dc() != null, "despatch and dc must be there");
                notice.lines().forEach(RecordReader::despatched);
            }
        }
        return record;
    }

    /** The type that the record claims, or null. */
    static @Nullable String typeOf(ConsumerRecord<byte[], byte[]> source) {
        return KafkaHeaders.of(source).text(Headers.TYPE);
    }

    private static StoreRecord parsed(String type, byte[] value) {
        try {
            return StoreRecord.CODEC.read(type, value);
        } catch (RuntimeException e) {
            throw new Unappliable(String.valueOf(e.getMessage()));
        }
    }

    private static void check(RetailTransaction transaction) {
        text("till", transaction.till());
        require(transaction.till().indexOf('/') < 0, "till must not contain a slash");
        require(transaction.businessDate() != null && transaction.businessDate().getYear() >= 1970 && transaction.businessDate().getYear() <= 9999,
                "businessDate is missing or beyond the years 1970 to 9999");
        List<UnfitLine> unfit = transaction.unfit() == null ? List.of() : transaction.unfit();
        require(transaction.lines() != null && transaction.lines().size() + unfit.size() <= Limits.REPORT_LINES, "lines must be at most " + Limits.REPORT_LINES);
        common(transaction, transaction.occurredAt(), transaction.lines().isEmpty() ? unfit : transaction.lines());
        unfit.forEach(RecordReader::unfit);
        for (TransactionLine line : transaction.lines()) {
            require(line != null, "a line is null");
            switch (line) {
                case TransactionLine.Sale sale -> {
                    counted(new CountedLine(sale.item(), sale.units()), 1);
                    moved(line.line(), sale.moved());
                }
                case TransactionLine.Return back -> {
                    counted(new CountedLine(back.item(), back.units()), 1);
                    moved(line.line(), back.moved());
                    require(back.disposition() != null, "line " + line.line() + ": disposition is missing");
                    require(back.original() == null || back.original().line() != null, "line " + line.line() + ": original has no line");
                }
                case TransactionLine.Void _ -> {}
            }
        }
    }

    private static void moved(int line, List<MovedPart> parts) {
        require(!parts.isEmpty() && parts.size() <= PARTS_AT_MOST, "line " + line + " has no parts, or more than " + PARTS_AT_MOST);
        parts.forEach(part -> {
            require(part != null, "line " + line + ": a part is null");
            counted(new CountedLine(part.item(), part.units()), 1);
        });
        require(parts.stream().map(MovedPart::item).distinct().count() == parts.size(), "line " + line + " names a part twice");
    }

    private static void unfit(UnfitLine line) {
        require(line != null && line.amount() != null, "an unfit line or its amount is missing");
        text("item", line.item());
        text("kind", line.kind());
        text("currency", line.currency());
        require(line.reason() != null && !line.reason().isBlank(), "reason of an unfit line is missing");
        require(line.kind().equals("RETURN") == (line.disposition() != null), "line " + line.line() + ": a return has a disposition, and a sale has none");
    }

    private static void common(StoreRecord record, Object occurredAt, List<?> lines) {
        require(occurredAt != null, "the instant at which it happened is missing");
        Instant instant = record.occurredInstant();
        require(!instant.isBefore(EARLIEST) && instant.isBefore(LATEST), "happened at " + instant + ", beyond the years 1970 to 9999");
        text("identity", record.identity());
        require(lines != null && !lines.isEmpty() && lines.size() <= Limits.REPORT_LINES, "lines must be 1 to " + Limits.REPORT_LINES);
    }

    private static void counted(CountedLine line, int least) {
        require(line != null && line.item() != null, "a line has no item");
        require(line.units() >= least && line.units() <= Limits.UNITS,
                "units of " + line.item() + " must be " + least + " to " + Limits.UNITS + ", are " + line.units());
    }

    private static void received(ReceivedLine line) {
        require(line != null && line.condition() != null, "a line has no condition");
        counted(new CountedLine(line.item(), line.units()), 0);
    }

    private static void transfer(StoreRecord record, @Nullable Gln other, String field, @Nullable String transfer) {
        require(other != null && !other.equals(record.store()), field + " must be another store");
        text("transfer", transfer);
    }

    private static void transferred(TransferredLine line) {
        require(line != null, "a line is null");
        counted(new CountedLine(line.item(), line.units()), 0);
        counted(new CountedLine(line.item(), line.damaged()), 0);
    }

    private static void despatched(DespatchedLine line) {
        require(line != null, "a line is null");
        counted(new CountedLine(line.item(), line.units()), 1);
        require(line.orderLine() == null || isText(line.orderLine()), "orderLine must be at most 200 printable characters");
    }

    private static void text(String field, @Nullable String text) {
        require(text != null && !text.isEmpty() && isText(text), field + " must be 1 to " + Limits.NAME + " printable characters");
    }

    private static boolean isText(String text) {
        return text.length() <= Limits.NAME && PlainText.isPrintable(text);
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new Unappliable(reason);
        }
    }
}
