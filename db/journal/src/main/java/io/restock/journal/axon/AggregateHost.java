package io.restock.journal.axon;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Codec;
import io.restock.journal.BatchTransaction;
import io.restock.journal.JournalRow;
import io.restock.journal.Provenance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Runs commands on Axon aggregates of one partition, many in one database transaction.
 *
 * <p>Axon as usually written opens a unit of work, a transaction and an event stream for each command, 225 to 1,060 µs each. Here a chunk of
 * commands shares one unit of work. If one of them is refused, the chunk is undone in memory and run again with a nested unit of work for each
 * command, so that the refused one is undone alone: that costs twice as much, and happens hardly ever. Aggregates that are not in memory come from their
 * projection rows, all misses of a batch in one query; events are staged and handed to the caller, who appends them with one COPY.
 *
 * @param <A> the aggregate's type
 * @param <E> the sealed family of its events
 */
public final class AggregateHost<A, E> implements AutoCloseable {
    /** What is run again when a command is refused, and what an aggregate looks through that is read in the middle of a batch. */
    private static final int CHUNK = 100;

    static {
        System.setProperty("disable-axoniq-console-message", "true");
    }

    /** Loads what the projection knows of aggregates, in one query; aggregates that it does not know are left out. */
    public interface Snapshots<A> {
        Map<String, Snapshot<A>> load(Connection connection, Collection<String> ids) throws SQLException;
    }

    /**
     * @param aggregate makes the aggregate as the projection knows it, a new one each time: a command that fails leaves its instance spoilt
     * @param sequence number of the last event in the state, 0 and up
     */
    public record Snapshot<A>(Supplier<A> aggregate, long sequence) {}

    /** An event that a command caused, in the order of the journal. */
    public record Applied<E>(String key, long sequence, long position, E event, Provenance from) {}

    /** A command that its aggregate refused; it has changed nothing. */
    public record Refused(Object command, Throwable reason) {}

    /** What became of a batch. */
    public record Result<E>(List<Applied<E>> applied, List<Refused> refused) {}

    private final Codec<E> codec;
    private final Function<E, Instant> occurredAt;
    private final Function<Object, String> target;
    private final Snapshots<A> snapshots;
    private final StagingEventStore events = new StagingEventStore();
    private final AggregatesInMemory<A> aggregates;
    private final StraightCommandBus bus = new StraightCommandBus();
    private final Configuration axon;
    /** The aggregate of the command under way; its name is made once a command, not each time that it is asked for. */
    private String targeted = "";
    /** Of each command of the batch, the aggregate that was in memory when the batch began; null if it was not, or has been forgotten since. */
    private final List<Aggregate<A>> known = new ArrayList<>();

    /**
     * @param target the aggregate that a command is for
     * @param cached at most so many aggregates stay in memory
     */
    public AggregateHost(Class<A> type, Codec<E> codec, Function<E, Instant> occurredAt, Function<Object, String> target, Snapshots<A> snapshots, int cached) {
        this.codec = codec;
        this.occurredAt = occurredAt;
        this.target = target;
        this.snapshots = snapshots;
        this.aggregates = new AggregatesInMemory<>(type, events, cached);
        var serializer = JacksonSerializer.defaultSerializer();
        this.axon = DefaultConfigurer.defaultConfiguration(false)
                .configureCommandBus(c -> bus)
                .configureSerializer(c -> serializer)
                .configureEventSerializer(c -> serializer)
                .configureMessageSerializer(c -> serializer)
                .configureCorrelationDataProviders(c -> List.of())
                .configureEventStore(c -> events)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(type)
                        .configureRepository(c -> aggregates)
                        .configureCommandTargetResolver(c -> command -> new VersionedAggregateIdentifier(targeted, null)))
                .start();
    }

    /**
     * Runs the commands in their order and appends their events to the batch's journal.
     *
     * @param provenance where the command at an index came from
     */
    public Result<E> dispatch(BatchTransaction batch, List<?> commands, IntFunction<Provenance> provenance) throws SQLException {
        var rows = new ArrayList<JournalRow>(commands.size());
        var refused = new ArrayList<Refused>();
        List<String> ids = commands.stream().<String>map(target).toList();
        known.clear();
        aggregates.begin();
        ids.forEach(id -> known.add(aggregates.remembered(id)));
        events.begin(loadMissing(batch.connection(), ids), id -> loadOne(batch.connection(), id));
        try {
            for (int from = 0; from < commands.size();) {
                int to = Math.min(from + CHUNK, commands.size());
                int first = from;
                from += run(new Chunk<>(commands.subList(from, to), ids.subList(from, to), known.subList(from, to), i -> provenance.apply(first + i)), refused);
                addRows(rows);
            }
            return new Result<>(append(batch, rows), refused);
        } finally {
            events.end();
        }
    }

    /** Forgets all aggregates; after a rollback, since they have seen events that never were. */
    public void evict() {
        aggregates.forgetAll();
    }

    private void forget(String id) {
        aggregates.forget(id);
        Collections.fill(known, null);
    }

    private Map<String, StagingEventStore.Loaded> loadMissing(Connection connection, List<String> ids) throws SQLException {
        var missing = new LinkedHashSet<String>();
        for (int i = 0; i < ids.size(); i++) {
            if (known.get(i) == null) {
                missing.add(ids.get(i));
            }
        }
        return missing.isEmpty() ? Map.of() : load(connection, missing);
    }

    /** An aggregate that was cached when the batch began and that a full cache has dropped since. */
    private StagingEventStore.Loaded loadOne(Connection connection, String id) {
        try {
            return requireNonNull(load(connection, List.of(id)).get(id));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot load " + id, e);
        }
    }

    private Map<String, StagingEventStore.Loaded> load(Connection connection, Collection<String> ids) throws SQLException {
        var loaded = new HashMap<String, StagingEventStore.Loaded>();
        snapshots.load(connection, ids)
                .forEach((id, snapshot) -> loaded.put(id, new StagingEventStore.Loaded(snapshot.aggregate(), snapshot.sequence())));
        ids.forEach(id -> loaded.putIfAbsent(id, StagingEventStore.Loaded.NOTHING));
        return loaded;
    }

    /** Commands that share a unit of work, the aggregates that they are for, and where they came from. */
    private record Chunk<A>(List<?> commands, List<String> ids, List<Aggregate<A>> known, IntFunction<Provenance> provenance) {
        int size() {
            return commands.size();
        }

        CommandMessage<?> message(int index) {
            return GenericCommandMessage.asCommandMessage(commands.get(index));
        }
    }

    /** @return how many commands were run */
    private int run(Chunk<A> chunk, List<Refused> refused) {
        return runTogether(chunk) ? chunk.size() : runOneByOne(chunk, refused);
    }

    private void next(Chunk<A> chunk, int index) {
        targeted = chunk.ids().get(index);
        aggregates.expect(chunk.known().get(index));
        events.from(chunk.provenance().apply(index));
    }

    /** @return false if a command was refused: then nothing has happened */
    private boolean runTogether(Chunk<A> chunk) {
        var unit = DefaultUnitOfWork.<CommandMessage<?>>startAndGet(chunk.message(0));
        try {
            for (int i = 0; i < chunk.size(); i++) {
                CommandMessage<?> command = chunk.message(i);
                next(chunk, i);
                unit.transformMessage(_ -> command);
                bus.handle(command);
            }
        } catch (Exception e) {
            unit.rollback(e);
            chunk.ids().forEach(this::forget);
            return false;
        } catch (Error e) {
            unit.rollback(e);
            throw e;
        }
        unit.commit();
        return true;
    }

    /**
     * Runs a chunk up to its end or up to the first command that is refused, whose aggregate is then forgotten: Axon drops the events of the
     * refused command, but keeps the instance that has seen them.
     *
     * @return how many commands were run
     */
    private int runOneByOne(Chunk<A> chunk, List<Refused> refused) {
        var root = DefaultUnitOfWork.<CommandMessage<?>>startAndGet(null);
        int refusedBefore = refused.size();
        int run = 0;
        try {
            while (run < chunk.size() && refused.size() == refusedBefore) {
                next(chunk, run);
                bus.dispatch(chunk.message(run++), (sent, result) -> {
                    if (result.isExceptional()) {
                        refused.add(new Refused(sent.getPayload(), result.exceptionResult()));
                    }
                });
            }
        } catch (RuntimeException | Error e) {
            root.rollback(e);
            throw e;
        }
        root.commit();
        if (refused.size() > refusedBefore) {
            forget(targeted);
        }
        return run;
    }

    /** Events become rows chunk by chunk, while the processor still has them at hand. */
    private void addRows(List<JournalRow> rows) {
        for (var staged : events.staged().subList(rows.size(), events.staged().size())) {
            DomainEventMessage<?> message = staged.event();
            E event = eventOf(message);
            String type = codec.typeOf(event);
            rows.add(new JournalRow(message.getAggregateIdentifier(), message.getSequenceNumber(), type, codec.versionOf(type),
                    occurredAt.apply(event), codec.write(event), staged.from()));
        }
    }

    private List<Applied<E>> append(BatchTransaction batch, List<JournalRow> rows) throws SQLException {
        var applied = new ArrayList<Applied<E>>(rows.size());
        long position = batch.append(rows);
        for (int i = 0; i < rows.size(); i++) {
            applied.add(new Applied<>(rows.get(i).key(), rows.get(i).sequence(), position + i, eventOf(events.staged().get(i).event()), rows.get(i).from()));
        }
        return applied;
    }

    @SuppressWarnings("unchecked")
    private E eventOf(DomainEventMessage<?> message) {
        return (E) message.getPayload();
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
