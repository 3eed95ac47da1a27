package io.restock.journal.axon;

import io.restock.journal.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The event store that Axon sees during one batch: an aggregate is what its projection row said at the beginning, and then what happened to
 * it in this batch. Events of a nested unit of work join their parent's when it commits and vanish when it does not. Used by one thread.
 */
final class StagingEventStore implements EventStore {
    private static final String STAGED = "restock.staged";

    record Loaded(Supplier<?> aggregate, long sequence) {
        /** Asked for, and not there: it is new. */
        static final Loaded NOTHING = new Loaded(() -> null, -1);
    }

    /** An event, and where its command came from: beside it, for a message with metadata is made anew each time. */
    record Staged(DomainEventMessage<?> event, Provenance from) {}

    private final List<Staged> batch = new ArrayList<>();
    /** Only for aggregates that are read again in the middle of a batch, so it is filled when one is, up to here. */
    private final Map<String, List<DomainEventMessage<?>>> batchByAggregate = new HashMap<>();
    private int sorted;
    private Map<String, Loaded> loaded = Map.of();
    private Function<String, Loaded> onDemand = id -> Loaded.NOTHING;
    private Provenance from = Provenance.UNKNOWN;

    /**
     * @param rows what the projection said of the batch's aggregates when it began
     * @param onDemand asks the projection for one more; it still says what it said when the batch began
     */
    void begin(Map<String, Loaded> rows, Function<String, Loaded> onDemand) {
        this.loaded = rows;
        this.onDemand = onDemand;
    }

    /** Events from now on come from there. */
    void from(Provenance from) {
        this.from = from;
    }

    void end() {
        from = Provenance.UNKNOWN;
        loaded = Map.of();
        batch.clear();
        batchByAggregate.clear();
        sorted = 0;
    }

    /** All events of the batch's committed units of work, in order. */
    List<Staged> staged() {
        return batch;
    }

    @Override
    public void publish(EventMessage<?>... events) {
        publish(Arrays.asList(events));
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        var staged = stagedIn(CurrentUnitOfWork.get());
        for (EventMessage<?> event : events) {
            staged.add(new Staged((DomainEventMessage<?>) event, from));
        }
    }

    private List<Staged> stagedIn(UnitOfWork<?> unit) {
        List<Staged> there = unit.getResource(STAGED);
        if (there != null) {
            return there;
        }
        var staged = new ArrayList<Staged>(2);
        unit.resources().put(STAGED, staged);
        unit.onPrepareCommit(committing -> {
            if (committing.parent().isPresent()) {
                stagedIn(committing.parent().get()).addAll(staged);
            } else {
                batch.addAll(staged);
            }
            staged.clear();
        });
        return staged;
    }

    /** What the projection said of an aggregate when the batch began. */
    Loaded rowOf(String id) {
        return loaded.containsKey(id) ? loaded.get(id) : onDemand.apply(id);
    }

    /** What has happened to an aggregate in this batch so far. */
    @Override
    public DomainEventStream readEvents(String id) {
        for (; sorted < batch.size(); sorted++) {
            DomainEventMessage<?> event = batch.get(sorted).event();
            batchByAggregate.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayList<>(2)).add(event);
        }
        var events = new ArrayList<>(batchByAggregate.getOrDefault(id, List.of()));
        if (CurrentUnitOfWork.isStarted()) {
            collectStaged(CurrentUnitOfWork.get(), id, events);
        }
        return DomainEventStream.of(events);
    }

    private void collectStaged(UnitOfWork<?> unit, String id, List<DomainEventMessage<?>> into) {
        unit.parent().ifPresent(parent -> collectStaged(parent, id, into));
        List<Staged> staged = unit.getResource(STAGED);
        if (staged != null && !unit.isRolledBack()) {
            staged.stream().map(Staged::event).filter(event -> event.getAggregateIdentifier().equals(id)).forEach(into::add);
        }
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String id) {
        return readEvents(id).asStream().map(DomainEventMessage::getSequenceNumber).reduce((a, b) -> b);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("projection rows are the snapshots");
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        throw new UnsupportedOperationException("events are read from Kafka, where the relay puts them");
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> subscriber) {
        throw new UnsupportedOperationException("events are read from Kafka, where the relay puts them");
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
        throw new UnsupportedOperationException("aggregates decide; nothing is added to their events on the way");
    }
}
