package io.restock.ledger.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.kafka.RecordSender;
import io.restock.contracts.Troubles;
import io.restock.journal.RelayProducer;
import io.restock.ledger.Kafka;
import io.restock.ledger.Ticker;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what {@link Outbox} left behind, oldest first, and deletes it once Kafka has it. One instance sends at a time, and what it did not see
 * acknowledged is sent again from there on: so the last that a topic hears of a key is the latest.
 */
@ApplicationScoped
public class OutboxSender {
    private static final Logger LOG = Logger.getLogger(OutboxSender.class);
    private static final int PAGE = 500;
    /** A caller does not wait for what others leave behind without end. */
    private static final int PAGES_FOR_A_CALLER = 10;
    private static final Duration GATHERING = Duration.ofMillis(100);
    /** For what is left behind by requests, and by other instances. */
    private static final Duration UNASKED = Duration.ofSeconds(1);

    private final Database database;
    private final RelayProducer producer;
    private final Ticker ticker;
    private final Lock sending = new ReentrantLock();
    /** Nothing was taken when it was tried last. */
    private volatile boolean away;

    OutboxSender(Database database, Kafka kafka, Troubles troubles) {
        this.database = database;
        this.producer = new RelayProducer(kafka.connection());
        this.ticker = new Ticker("ledger-outbox", GATHERING, UNASKED, troubles, () -> send(Integer.MAX_VALUE));
    }

    private record Waiting(long id, String topic, String key, String type, byte @Nullable [] value, @Nullable String author) {}

    void start(@Observes StartupEvent event) {
        ticker.start();
    }

    /** A batch was committed; it may have left something behind. */
    public void wake() {
        ticker.wake();
    }

    /** For those whose caller may ask another service next. While Kafka is away, or another sends already, it follows by itself. */
    public void sendNow() {
        if (!away && sending.tryLock()) {
            try {
                send(PAGES_FOR_A_CALLER);
            } catch (RuntimeException | Error e) {
                LOG.debug("left to the next turn, which says if it fails, too", e);
            } finally {
                sending.unlock();
            }
        }
        ticker.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        ticker.close();
        producer.close();
    }

    private void send(int pages) {
        sending.lock();
        try {
            for (int page = 0, sent = PAGE; page < pages && sent == PAGE && isAnythingWaiting(); page++) {
                sent = database.decide(this::page);
            }
        } finally {
            sending.unlock();
        }
    }

    /** Mostly nothing is: a look costs a fifth of a transaction. */
    private boolean isAnythingWaiting() {
        return database.read(sql -> sql.number("select count(*) from (select 1 from ledger.outbox limit 1)")) > 0;
    }

    private int page(Sql sql) throws SQLException {
        if (sql.number("select pg_try_advisory_xact_lock(hashtext('ledger.outbox'))::int") == 0) {
            return 0;
        }
        List<Waiting> page = sql.list("select id, topic, record_key, type, value, author from ledger.outbox order by id limit " + PAGE,
                row -> new Waiting(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getBytes(5), row.getString(6)));
        sendAll(page);
        sql.execute("delete from ledger.outbox where id = any(?)", page.stream().mapToLong(Waiting::id).toArray());
        return page.size();
    }

    /** What is not acknowledged in time is given up with its producer, so that nothing of it can land behind its repetition; the producer's thread may have died, too. */
    private void sendAll(List<Waiting> page) {
        var current = producer.current();
        try {
            RecordSender.await(page.stream().map(each -> current.send(Kafka.record(each.topic(), null, each.key(), each.type(), each.value(), each.author()))).toList(),
                    Kafka.PATIENCE);
            away = false;
        } catch (RuntimeException | Error e) {
            away = true;
            producer.abandon(current);
            throw e;
        }
    }
}
