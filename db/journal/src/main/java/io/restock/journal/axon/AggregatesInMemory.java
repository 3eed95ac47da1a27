package io.restock.journal.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;

/**
 * Axon's repository for the one thread of a partition: the aggregates themselves, bounded, kept whole from batch to batch.
 *
 * <p>Axon's own caching repository takes an aggregate apart after each unit of work and puts it together again in the next, remembers for each unit which
 * aggregates it manages, and walks over them when it commits; a fifth of the ledger's samples were in there. Nobody else can have changed an aggregate
 * of ours, so none of it is needed. What Axon's would do by itself at a rollback the host does: it forgets whatever has seen events that never were.
 *
 * <p>There are two generations: when the younger one is full it becomes the older one, whose aggregates are forgotten unless they are asked for
 * meanwhile.
 */
final class AggregatesInMemory<A> implements Repository<A> {
    private static final SnapshotTrigger NO_SNAPSHOTS = NoSnapshotTriggerDefinition.TRIGGER;

    private final AggregateModel<A> model;
    private final StagingEventStore events;
    private final int atMost;
    private Map<String, Aggregate<A>> younger = new HashMap<>();
    private Map<String, Aggregate<A>> older = new HashMap<>();
    private @Nullable Aggregate<A> expected;
    /** Whether an aggregate may have been forgotten since the batch began, which has events in it already. */
    private boolean forgetful;

    AggregatesInMemory(Class<A> type, StagingEventStore events, int atMost) {
        this.model = AnnotatedAggregateMetaModelFactory.inspectAggregate(type);
        this.events = events;
        this.atMost = atMost;
    }

    /** A batch begins: whatever it does to an aggregate that is not in memory, it does from the beginning. */
    void begin() {
        forgetful = false;
    }

    /** The aggregate that the next command is for, so that nobody looks for it again; null if it is not known. */
    void expect(@Nullable Aggregate<A> aggregate) {
        expected = aggregate;
    }

    /** @return null if it is not in memory */
    @Nullable
    Aggregate<A> remembered(String id) {
        Aggregate<A> found = younger.get(id);
        if (found == null && !older.isEmpty()) {
            found = older.get(id);
            if (found != null) {
                remember(id, found);
            }
        }
        return found;
    }

    private Aggregate<A> remember(String id, Aggregate<A> aggregate) {
        if (younger.size() >= (atMost + 1) / 2 && !younger.containsKey(id)) {
            forgetful |= !older.isEmpty();
            older = younger;
            younger = new HashMap<>();
        }
        younger.put(id, aggregate);
        return aggregate;
    }

    void forget(String id) {
        forgetful = true;
        younger.remove(id);
        older.remove(id);
    }

    void forgetAll() {
        forgetful = true;
        younger = new HashMap<>();
        older = new HashMap<>();
    }

    @Override
    public Aggregate<A> loadOrCreate(String id, Callable<A> create) throws Exception {
        Aggregate<A> remembered = expected != null ? expected : remembered(id);
        return remembered != null ? remembered : remember(id, read(id, create));
    }

    /** As its row says, and then what has happened to it in this batch, if it was here before: looking for that took a tenth of the ledger's own time where all are cold. */
    private EventSourcedAggregate<A> read(String id, Callable<A> create) throws Exception {
        StagingEventStore.Loaded row = events.rowOf(id);
        EventSourcedAggregate<A> aggregate = row == StagingEventStore.Loaded.NOTHING
                ? EventSourcedAggregate.initialize(create, model, events, NO_SNAPSHOTS)
                : EventSourcedAggregate.reconstruct(model.entityClass().cast(row.aggregate().get()), model, row.sequence(), false, events, NO_SNAPSHOTS);
        DomainEventStream since = forgetful ? events.readEvents(id) : DomainEventStream.empty();
        if (since.hasNext()) {
            aggregate.initializeState(since);
        }
        return aggregate;
    }

    @Override
    public Aggregate<A> load(String id) {
        try {
            return loadOrCreate(id, () -> {
                throw new AggregateNotFoundException(id, "it is neither in the projection nor in this batch");
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot load " + id, e);
        }
    }

    @Override
    public Aggregate<A> load(String id, Long expectedVersion) {
        return load(id);
    }

    @Override
    public Aggregate<A> newInstance(Callable<A> create) throws Exception {
        Aggregate<A> aggregate = EventSourcedAggregate.initialize(create, model, events, NO_SNAPSHOTS);
        return remember(aggregate.identifierAsString(), aggregate);
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) {
        throw new UnsupportedOperationException("aggregates here have no deadlines");
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return false;
    }
}
