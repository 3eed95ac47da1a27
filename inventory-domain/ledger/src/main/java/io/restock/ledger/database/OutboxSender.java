package io.restock.ledger.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.Troubles;
import io.restock.ledger.Kafka;
import io.restock.ledger.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends what {@link Outbox} left behind, oldest first, and deletes it once Kafka has it. */
@ApplicationScoped
public class OutboxSender {
    private static final int PAGE = 500;
    private static final Duration GATHERING = Duration.ofMillis(100);
    /** For what is left behind by requests, and by other instances. */
    private static final Duration UNASKED = Duration.ofSeconds(1);

    private final Database database;
    private final Kafka kafka;
    private final Ticker ticker;

    OutboxSender(Database database, Kafka kafka, Troubles troubles) {
        this.database = database;
        this.kafka = kafka;
        this.ticker = new Ticker("ledger-outbox", GATHERING, UNASKED, troubles, this::send);
    }

    private record Waiting(long id, String topic, String key, String type, byte[] value) {}

    void start(@Observes StartupEvent event) {
        ticker.start();
    }

    /** A batch was committed; it may have left something behind. */
    public void wake() {
        ticker.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        ticker.close();
    }

    private void send() {
        int sent = PAGE;
        while (sent == PAGE && isAnythingWaiting()) {
            sent = database.write(this::page);
        }
    }

    /** Mostly nothing is: a look costs a fifth of a transaction. */
    private boolean isAnythingWaiting() {
        return database.read(connection -> Sql.number(connection, "select count(*) from (select 1 from ledger.outbox limit 1)")) > 0;
    }

    /** Rows that another instance has in hand are passed over. */
    private int page(Connection connection) throws SQLException {
        List<Waiting> page = Sql.list(connection,
                "select id, topic, record_key, type, value from ledger.outbox order by id limit " + PAGE + " for update skip locked",
                row -> new Waiting(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getBytes(5)));
        var sent = new ArrayList<Future<RecordMetadata>>(page.size());
        page.forEach(waiting -> sent.add(kafka.send(waiting.topic(), waiting.key(), waiting.type(), waiting.value())));
        kafka.await(sent);
        if (!page.isEmpty()) {
            Sql.update(connection, "delete from ledger.outbox where id = any(?)", page.stream().mapToLong(Waiting::id).toArray());
        }
        return page.size();
    }
}
