package io.restock.ledger.stock;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import io.restock.contracts.stock.StockLevel;
import io.restock.ledger.Kafka;
import io.restock.ledger.Ticker;
import io.restock.ledger.journal.Balance;
import io.restock.ledger.journal.Journal;
import io.restock.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the latest level of every store-item on the compacted topic. Changes are coalesced for a moment, so a busy item is sent once, not once
 * a sale. What was committed and not yet sent when the service stopped is found again from the journal.
 */
@ApplicationScoped
public class StockLevels {
    /** Beyond so many waiting store-items of a partition they are forgotten, and read from the journal once Kafka takes records again. */
    private static final int WAITING_AT_MOST = 100_000;
    private static final int RECOVERED_AT_ONCE = 20_000;
    private static final Duration GATHERING = Duration.ofMillis(50);
    private static final Duration UNASKED = Duration.ofSeconds(1);
    /** A level that is sent twice after a crash says nothing new: what is noted may be that old. */
    private static final long NOTE_NANOS = Duration.ofSeconds(1).toNanos();

    private static final class Partition {
        Map<StoreItemId, StockLevel> waiting = new HashMap<>();
        long position;
        boolean recovered;
        /** Used by the ticker's thread alone. */
        long sent;
        long noted;
        long notedAt = System.nanoTime();
    }

    private final Database database;
    private final Kafka kafka;
    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();
    private final Ticker ticker;

    StockLevels(Database database, Kafka kafka, Troubles troubles) {
        this.database = database;
        this.kafka = kafka;
        this.ticker = new Ticker("ledger-levels", GATHERING, UNASKED, troubles, this::send);
    }

    /** Begins with a partition that has become ours. */
    public void own(int partition) {
        partitions.put(partition, new Partition());
        ticker.wake();
    }

    /** Takes the levels of a committed batch. */
    public void changed(int partition, List<StockLevel> levels) {
        Partition own = requireNonNull(partitions.get(partition), "levels of a partition that is not ours");
        synchronized (own) {
            for (StockLevel level : levels) {
                own.waiting.put(new StoreItemId(level.store(), level.item()), level);
                own.position = Math.max(own.position, level.position());
            }
            if (own.waiting.size() > WAITING_AT_MOST) {
                own.waiting = new HashMap<>();
                own.recovered = false;
            }
        }
        ticker.wake();
    }

    void start(@Observes StartupEvent event) {
        ticker.start();
    }

    void stop(@Observes ShutdownEvent event) {
        ticker.close();
    }

    /** What could not be read or sent, for whatever reason, is found again in the journal; a partition that fails does not hold up the others. */
    private void send() {
        var failures = new ArrayList<RuntimeException>();
        partitions.forEach((number, partition) -> {
            boolean done = false;
            try {
                if (!partition.recovered) {
                    recover(number, partition);
                }
                sendWaiting(number, partition);
                done = true;
            } catch (RuntimeException e) {
                failures.add(e);
            } finally {
                if (!done) {
                    partition.recovered = false;
                }
            }
        });
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void sendWaiting(int number, Partition partition) {
        Map<StoreItemId, StockLevel> sending;
        long position;
        synchronized (partition) {
            sending = partition.waiting;
            position = partition.position;
            partition.waiting = new HashMap<>();
        }
        if (!sending.isEmpty()) {
            sendAll(number, List.copyOf(sending.values()));
            partition.sent = position;
        }
        if (partition.sent > partition.noted && System.nanoTime() - partition.notedAt >= NOTE_NANOS) {
            note(number, partition.sent);
            partition.noted = partition.sent;
            partition.notedAt = System.nanoTime();
        }
    }

    /** Marked as done first: what is forgotten meanwhile, since too much waits, must be read once more. */
    private void recover(int number, Partition partition) {
        synchronized (partition) {
            partition.recovered = true;
        }
        long noted = database.read(sql -> sql.number("select position from ledger.level_relay where partition = ?", number));
        for (long end = endOfRun(number, noted); end > noted; end = endOfRun(number, noted)) {
            sendAll(number, changed(number, noted, end));
            note(number, end);
            noted = end;
        }
    }

    private long endOfRun(int number, long after) {
        return database.read(sql -> Journal.endOfRun(sql, number, after, RECOVERED_AT_ONCE));
    }

    private List<StockLevel> changed(int number, long after, long upTo) {
        return database.read(sql -> StockTable.find(sql, Journal.changed(sql, number, after, upTo))).stream().map(Balance::level).toList();
    }

    private void sendAll(int partition, List<StockLevel> levels) {
        kafka.deliver(levels.stream().map(level -> Kafka.record(Topics.STOCK.topic(), partition, new StoreItemId(level.store(), level.item()).toString(),
                StockLevel.CODEC.typeOf(level), StockLevel.CODEC.write(level), null)).toList());
    }

    private void note(int partition, long position) {
        database.decide(sql -> sql.execute("""
                insert into ledger.level_relay as l (partition, position) values (?, ?)
                on conflict (partition) do update set position = greatest(l.position, excluded.position)""", partition, position));
    }
}
