package io.restock.ledger.intake;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockLevel;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord;
import io.restock.inventory.StoreItemCommand;
import io.restock.journal.BatchTransaction;
import io.restock.journal.Provenance;
import io.restock.journal.axon.AggregateHost.Applied;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.despatch.DespatchBook;
import io.restock.ledger.despatch.DespatchTables;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.journal.MovedSince;
import io.restock.ledger.outbox.Outbox;
import io.restock.ledger.records.AppliedRecords;
import io.restock.ledger.records.SetBackClocks;
import io.restock.ledger.records.TillTime;
import io.restock.ledger.reservation.ReservationBook;
import io.restock.ledger.reservation.ReservationTables;
import io.restock.ledger.returns.ReturnsElsewhere;
import io.restock.ledger.returns.Reversals;
import io.restock.ledger.reversal.ReversalBook;
import io.restock.ledger.reversal.ReversalTables;
import io.restock.ledger.stock.StockRows;
import io.restock.ledger.stock.StockSigns;
import io.restock.ledger.stock.StockTable;
import io.restock.ledger.stock.StoreItems;
import io.restock.ledger.tills.Conflicts;
import io.restock.ledger.tills.LateDays;
import io.restock.ledger.tills.UnfitLines;
import io.restock.ledger.totals.ItemUnits;
import io.restock.ledger.totals.Total;
import io.restock.ledger.totals.Totals;
import io.restock.ledger.totals.UnitTotals;
import io.restock.ledger.transfer.TransferBook;
import io.restock.ledger.transfer.TransferTables;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** One transaction's worth of records on its way into the journal, and everything that is written beside it. */
final class LedgerBatch implements Clerk.Books {
    /** So many commands are decided at once, however many lines the records have. */
    private static final int DECIDED_AT_ONCE = 20_000;

    private record Waiting(Taken taken, int commands, Instant occurredAt) {}

    private final BatchTransaction transaction;
    private final Sql sql;
    private final StoreItems storeItems;
    private final SetBackClocks setBack;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<StoreItemCommand> commands = new ArrayList<>();
    private final List<Provenance> from = new ArrayList<>();
    private final AppliedRecords appliedRecords = new AppliedRecords();
    private final Reversals reversals = new Reversals();
    private final ReturnsElsewhere returnsElsewhere = new ReturnsElsewhere();
    private final Conflicts conflicts = new Conflicts();
    private final LateDays lateDays;
    private final UnfitLines unfitLines = new UnfitLines();
    private final Outbox outbox = new Outbox();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<StockLevel> levels = new ArrayList<>();
    private final StockSigns signs;
    private final Totals totals = new Totals();
    private final UnitTotals unitTotals;
    private final ExceptionBook exceptions;

    LedgerBatch(BatchTransaction transaction, StoreItems storeItems, ItemUnits units, SetBackClocks setBack) {
        this.transaction = transaction;
        this.sql = new Sql(transaction.connection());
        this.storeItems = storeItems;
        this.setBack = setBack;
        this.lateDays = new LateDays(transaction.recordedAt());
        this.unitTotals = new UnitTotals(units);
        this.exceptions = new ExceptionBook(transaction.recordedAt());
        this.signs = new StockSigns(exceptions);
    }

    @Override
    public void passOver(Taken duplicate) {
        totals.add(Total.DUPLICATES, 1);
    }

    @Override
    public void noteConflict(Taken other) {
        totals.add(Total.CONFLICTS, 1);
        if (other.record() instanceof RetailTransaction sold) {
            conflicts.add(sold, other.source().value(), other.from().author());
        }
    }

    @Override
    public void putAside(Taken taken, String reason) throws SQLException {
        transaction.putAside(taken.source(), reason);
    }

    @Override
    public DespatchBook despatches() {
        return new DespatchTables(sql);
    }

    /** What was booked before in this batch may be reversed. */
    @Override
    public ReversalBook reversals() throws SQLException {
        decide();
        appliedRecords.write(sql, transaction.partition());
        return new ReversalTables(sql);
    }

    @Override
    public TransferBook transfers() {
        return new TransferTables(sql);
    }

    /** What was booked before in this batch has its effect on what is there. */
    @Override
    public ReservationBook reservations() throws SQLException {
        decide();
        return new ReservationTables(sql, StockTable::available);
    }

    @Override
    public ExceptionBook exceptions() {
        return exceptions;
    }

    @Override
    public TillTime timeOf(RetailTransaction sold) {
        return TillTime.of(sold, transaction.recordedAt(), setBack.has(sold));
    }

    @Override
    public MovedSince movedSince(List<StoreItemId> items, Instant instant) throws SQLException {
        decide();
        return MovedSince.of(sql, StockTable.touchedSince(sql, items, instant), instant);
    }

    /** Takes a record and what it asks; it is decided with those that come after it, at the latest when the batch is finished. */
    @Override
    public void book(Taken taken, List<? extends StoreItemCommand> asked, List<StoreRecord> letters) throws SQLException {
        if (commands.size() + asked.size() > DECIDED_AT_ONCE) {
            decide();
        }
        Provenance sender = taken.from();
        commands.addAll(asked);
        from.addAll(Collections.nCopies(asked.size(), sender));
        Stream.concat(StoreLetters.of(taken.record(), asked).stream(), letters.stream())
                .forEach(letter -> outbox.add(Topics.POS_TRANSACTIONS, letter.store().digits(), StoreRecord.CODEC.typeOf(letter),
                        StoreRecord.CODEC.write(letter), sender.author()));
        if (taken.record() instanceof RetailTransaction sold) {
            TillTime time = timeOf(sold);
            waiting.add(new Waiting(taken, asked.size(), time.occurredAt()));
            totals.add(Total.TRANSACTIONS, 1);
            totals.add(Total.LINES, sold.lines().size());
            lateDays.add(sold);
            unfitLines.add(sold, time.occurredAt(), exceptions);
            reversals.add(sold);
            returnsElsewhere.add(sold, sender.author());
            signs.checkClock(sold, time, asked);
        } else {
            waiting.add(new Waiting(taken, asked.size(), taken.record().occurredInstant()));
            totals.add(Total.OTHER_RECORDS, 1);
            StaffDeeds.of(taken.record(), Author.of(sender.author()), transaction.recordedAt()).ifPresent(deeds::add);
        }
    }

    /** Lets the aggregates decide what has been added so far, and writes the events and the stock they lead to. */
    private void decide() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        List<Applied<StockEvent>> decided = storeItems.decide(transaction, commands, from);
        place(decided);
        var rows = new StockRows();
        decided.forEach(applied -> {
            unitTotals.add(applied);
            rows.add(applied);
        });
        levels.addAll(rows.write(sql, transaction.partition(), transaction.recordedAt()));
        signs.check(rows.touched());
        waiting.clear();
        commands.clear();
        from.clear();
    }

    /** Each command has led to one event, and perhaps to the offset of a count behind it. */
    private void place(List<Applied<StockEvent>> applied) throws SQLException {
        int at = 0;
        for (Waiting each : waiting) {
            int first = at;
            for (int i = 0; i < each.commands(); i++) {
                at++;
                while (at < applied.size() && applied.get(at).event() instanceof CountOffset) {
                    at++;
                }
            }
            long position = first < applied.size() ? applied.get(first).position() : transaction.nextPosition();
            appliedRecords.add(each.taken().record(), position, at - first, each.occurredAt());
        }
    }

    /** @return the level of every store-item that was touched, the latest last */
    List<StockLevel> finish() throws SQLException {
        decide();
        appliedRecords.write(sql, transaction.partition());
        conflicts.write(sql, transaction.recordedAt());
        lateDays.write(sql);
        unfitLines.write(sql);
        reversals.write(sql, exceptions);
        returnsElsewhere.write(sql, outbox);
        signs.leaveOutUnasked(sql);
        signs.checkNewItems(sql);
        signs.askAboutDoubts(sql);
        signs.nameShortReservations(sql);
        exceptions.write(sql, outbox);
        outbox.write(sql);
        totals.write(sql, transaction.partition());
        unitTotals.write(sql, transaction.partition());
        LedgerAudit.TRAIL.append(sql, transaction.partition(), deeds);
        return levels;
    }
}
