package io.restock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Codec;
import io.restock.journal.axon.AggregateHost;
import io.restock.journal.axon.AggregateHost.Applied;
import io.restock.journal.axon.AggregateHost.Snapshot;
import io.restock.local.testing.Engines;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Aggregates of one partition, many commands in one transaction")
class AggregateHostTest {
    record Add(String jar, int marbles) {}

    record AddThenRefuse(String jar) {}

    sealed interface JarEvent {}

    record Added(String jar, int marbles, int inside) implements JarEvent {}

    /** A jar of marbles. */
    public static final class Jar {
        @AggregateIdentifier
        private String id;
        private int inside;

        Jar() {}

        Jar(String id, int inside) {
            this.id = id;
            this.inside = inside;
        }

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        void handle(Add command) {
            AggregateLifecycle.apply(new Added(command.jar(), command.marbles(), inside + command.marbles()));
        }

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        void handle(AddThenRefuse command) {
            handle(new Add(command.jar(), 1_000));
            throw new IllegalStateException("no more marbles");
        }

        @EventSourcingHandler
        void on(Added event) {
            id = event.jar();
            inside = event.inside();
        }
    }

    private DataSource database;
    private Connection connection;
    private AggregateHost<Jar, JarEvent> host;
    private Map<String, Snapshot<Jar>> rows = Map.of();

    @BeforeEach
    void open() throws SQLException {
        database = JournalTables.in(Engines.shared().newSource("host_" + UUID.randomUUID().toString().substring(0, 8)));
        connection = database.getConnection();
        connection.setAutoCommit(false);
        host = new AggregateHost<>(Jar.class, Codec.ofSealed(JarEvent.class), event -> Instant.EPOCH,
                command -> command instanceof Add add ? add.jar() : ((AddThenRefuse) command).jar(), (c, ids) -> {
                    var known = new HashMap<>(rows);
                    known.keySet().retainAll(ids);
                    return known;
                }, 3);
    }

    @AfterEach
    void close() throws SQLException {
        host.close();
        connection.close();
    }

    @Test
    void see_what_earlier_commands_of_the_batch_did_even_past_the_cache() throws SQLException {
        var commands = IntStream.range(0, 2_000).mapToObj(i -> new Add("jar-" + i % 10, 1)).toList();
        var applied = dispatch(commands).applied();
        assertThat(applied).hasSize(2_000);
        assertThat(((Added) applied.getLast().event()).inside()).isEqualTo(200);
        assertThat(applied.getLast().sequence()).isEqualTo(199);
        assertThat(applied.getLast().position()).isEqualTo(2_000);
    }

    @Test
    void begin_where_their_row_says() throws SQLException {
        rows = Map.of("oak", new Snapshot<>(oak(7), 41));
        Applied<JarEvent> applied = dispatch(List.of(new Add("oak", 1))).applied().getFirst();
        assertThat(applied.event()).isEqualTo(new Added("oak", 1, 8));
        assertThat(applied.sequence()).isEqualTo(42);
    }

    @Test
    void that_a_full_cache_drops_in_the_middle_of_a_batch_are_loaded_again() throws SQLException {
        rows = Map.of("oak", new Snapshot<>(oak(7), 41));
        dispatch(List.of(new Add("oak", 1)));
        rows = Map.of("oak", new Snapshot<>(oak(8), 42));
        var crowd = new ArrayList<Add>(IntStream.range(0, 1_200).mapToObj(i -> new Add("jar-" + i, 1)).toList());
        crowd.add(new Add("oak", 1));
        Applied<JarEvent> last = dispatch(crowd).applied().getLast();
        assertThat(last.event()).isEqualTo(new Added("oak", 1, 9));
        assertThat(last.sequence()).isEqualTo(43);
    }

    @Test
    void a_refused_command_is_undone_alone() throws SQLException {
        rows = Map.of("oak", new Snapshot<>(oak(7), 41));
        var result = dispatch(List.of(new Add("oak", 1), new AddThenRefuse("oak"), new Add("oak", 2), new AddThenRefuse("elm")));
        assertThat(result.refused()).extracting(refused -> refused.reason().getMessage()).containsExactly("no more marbles", "no more marbles");
        assertThat(result.applied()).extracting(Applied::event)
                .containsExactly(new Added("oak", 1, 8), new Added("oak", 2, 10));
        assertThat(result.applied()).extracting(Applied::sequence).containsExactly(42L, 43L);
    }

    @Test
    void a_command_after_a_refused_one_finds_its_aggregate_as_it_was_before_also_one_that_was_in_memory() throws SQLException {
        rows = Map.of("oak", new Snapshot<>(oak(7), 41));
        dispatch(List.of(new Add("oak", 1)));
        rows = Map.of("oak", new Snapshot<>(oak(8), 42));
        var result = dispatch(List.of(new Add("oak", 1), new AddThenRefuse("oak"), new Add("oak", 2)));
        assertThat(result.applied()).extracting(Applied::event).containsExactly(new Added("oak", 1, 9), new Added("oak", 2, 11));
        assertThat(result.applied()).extracting(Applied::sequence).containsExactly(43L, 44L);
    }

    @Test
    void events_have_the_trace_and_the_author_of_their_command_also_when_another_is_refused() throws SQLException {
        List<Object> commands = List.of(new Add("oak", 1), new Add("elm", 1), new AddThenRefuse("elm"), new Add("ash", 1));
        List<Provenance> from = List.of(new Provenance("trace-of-oak", "store/rest/ann"), Provenance.UNKNOWN, new Provenance("trace-of-refused", "store/rest/bob"),
                new Provenance("trace-of-ash", "till/till/4"));
        dispatch(commands, from::get);
        var kept = new ArrayList<String>();
        try (var select = connection.createStatement();
                var row = select
                        .executeQuery("select key || ' ' || coalesce(trace, '-') || ' ' || coalesce(author, '-') from " + JournalTables.SCHEMA + ".journal order by position")) {
            while (row.next()) {
                kept.add(row.getString(1));
            }
        }
        assertThat(kept).containsExactly("oak trace-of-oak store/rest/ann", "elm - -", "ash trace-of-ash till/till/4");
    }

    @Test
    void forget_what_was_rolled_back() throws SQLException {
        dispatch(List.of(new Add("ash", 5)));
        connection.rollback();
        host.evict();
        assertThat(dispatch(List.of(new Add("ash", 1))).applied().getFirst().event()).isEqualTo(new Added("ash", 1, 1));
    }

    private AggregateHost.Result<JarEvent> dispatch(List<?> commands) throws SQLException {
        return dispatch(commands, _ -> Provenance.UNKNOWN);
    }

    private AggregateHost.Result<JarEvent> dispatch(List<?> commands, IntFunction<Provenance> provenance) throws SQLException {
        var journal = new JournalWriter(JournalTables.SCHEMA, 0);
        journal.begin();
        return host.dispatch(new BatchTransaction(connection, "none", 0, List.of(), Instant.EPOCH, journal, null), commands, provenance);
    }

    private static Supplier<Jar> oak(int inside) {
        return () -> new Jar("oak", inside);
    }
}
