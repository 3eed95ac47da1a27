package io.restock.ledger.intake;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.CountReversed;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.inventory.StoreItem;
import io.restock.inventory.StoreItemCommand;
import io.restock.journal.Provenance;
import io.restock.journal.axon.AggregateHost.Applied;
import io.restock.ledger.despatch.DespatchBook;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.journal.MovedSince;
import io.restock.ledger.records.TillTime;
import io.restock.ledger.returns.ReturnsElsewhere;
import io.restock.ledger.reservation.ReservationBook;
import io.restock.ledger.reversal.ReversalBook;
import io.restock.ledger.stock.ShownRow;
import io.restock.ledger.stock.StockRow;
import io.restock.ledger.stock.StockSigns;
import io.restock.ledger.transfer.TransferBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** The books of a ledger without engines: the real store-items behind a real command bus, and maps where the service has tables. */
final class MemoryBooks implements Clerk.Books, AutoCloseable {
    private static final Instant RECORDED = TradeSchedule.START.plusDays(8).toInstant();

    final Map<String, List<StockEvent>> journal = new TreeMap<>();
    final Map<String, StockRow> stock = new TreeMap<>();
    final List<StoreRecord> letters = new ArrayList<>();
    final Set<String> putAside = new TreeSet<>();
    private final ExceptionBook exceptions = new ExceptionBook(RECORDED);
    private final StockSigns signs = new StockSigns(exceptions);
    private final MemoryDespatches despatches = new MemoryDespatches();
    private final MemoryReversals reversals = new MemoryReversals(journal);
    private final MemoryTransfers transfers = new MemoryTransfers();
    private final MemoryReservations reservations = new MemoryReservations(journal);
    private final Map<String, StockRow> touched = new TreeMap<>();
    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine())
            .configureAggregate(StoreItem.class)
            .start();

    MemoryBooks() {
        axon.eventBus().subscribe(events -> events.forEach(event -> keep((DomainEventMessage<?>) event)));
    }

    private void keep(DomainEventMessage<?> message) {
        var event = (StockEvent) message.getPayload();
        var applied = new Applied<>(message.getAggregateIdentifier(), message.getSequenceNumber(), 0, event, Provenance.UNKNOWN);
        journal.computeIfAbsent(applied.key(), _ -> new ArrayList<>()).add(event);
        stock.computeIfAbsent(applied.key(), _ -> new StockRow(applied)).add(applied);
        touched.computeIfAbsent(applied.key(), _ -> new StockRow(applied)).add(applied);
        reversals.ledTo(event);
    }

    @Override
    public void book(Taken taken, List<? extends StoreItemCommand> asked, List<StoreRecord> said) {
        reversals.taking(taken.record());
        for (StoreItemCommand command : asked) {
            axon.commandBus().dispatch(GenericCommandMessage.asCommandMessage(command), (_, result) -> {
                if (result.isExceptional()) {
                    throw new AssertionError(command + " was refused", result.exceptionResult());
                }
            });
        }
        letters.addAll(StoreLetters.of(taken.record(), asked));
        letters.addAll(said);
        if (taken.record() instanceof RetailTransaction sold) {
            letters.addAll(ReturnsElsewhere.of(sold));
        }
    }

    /** What the service does at the end of each of its transactions. */
    void endBatch() {
        touched.forEach((key, row) -> ShownRow.stands(row, Objects.requireNonNull(stock.get(key))));
        signs.check(touched.values());
        touched.clear();
    }

    @Override
    public TillTime timeOf(RetailTransaction transaction) {
        return TillTime.of(transaction, RECORDED, false);
    }

    @Override
    public MovedSince movedSince(List<StoreItemId> items, Instant instant) {
        var moved = new HashMap<String, Integer>();
        for (StoreItemId item : items) {
            journal.getOrDefault(item.toString(), List.of()).stream().filter(event -> isSince(event, instant))
                    .forEach(event -> moved.merge(item.toString(), event.moved(), Integer::sum));
        }
        return new MovedSince(moved, Set.of());
    }

    private static boolean isSince(StockEvent event, Instant instant) {
        boolean movement = !(event instanceof StockCounted) && !(event instanceof CountOffset) && !(event instanceof CountReversed);
        return event.occurredAt().isAfter(instant) || movement && event.occurredAt().equals(instant);
    }

    @Override
    public void passOver(Taken duplicate) {}

    @Override
    public void noteConflict(Taken other) {}

    @Override
    public void putAside(Taken taken, String reason) {
        putAside.add(taken.record().identity() + ": " + reason);
    }

    @Override
    public DespatchBook despatches() {
        return despatches;
    }

    @Override
    public ReversalBook reversals() {
        return reversals;
    }

    @Override
    public TransferBook transfers() {
        return transfers;
    }

    @Override
    public ReservationBook reservations() {
        return reservations;
    }

    @Override
    public ExceptionBook exceptions() {
        return exceptions;
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
