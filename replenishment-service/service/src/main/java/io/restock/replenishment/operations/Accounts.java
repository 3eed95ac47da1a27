package io.restock.replenishment.operations;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.operations.Account;
import io.restock.replenishment.planning.KafkaConnection;
import io.restock.replenishment.planning.Planning;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Counts what was done, from tables and offsets, so that the numbers survive every restart. */
@ApplicationScoped
class Accounts {
    private static final int PATIENCE_SECONDS = 10;
    private static final String COUNTS = """
            select (select coalesce(sum(source_position), 0) from replenishment.cursor where topic = 'inventory.stock-events') as "eventsTaken",
                   count(*) as "linesPlaced",
                   count(*) filter (where open_units > 0) as "linesOpen",
                   count(*) filter (where status = 'RECEIVED') as "linesReceived",
                   count(*) filter (where status = 'CANCELLED') as "linesCancelled",
                   count(*) filter (where outcome = 'KEPT') as "linesReceivedInTime",
                   count(*) filter (where outcome = 'LATE') as "linesReceivedLate",
                   coalesce(sum(units), 0) as "unitsOrdered",
                   coalesce(sum(cancelled), 0) as "unitsCancelled",
                   (select coalesce(sum(on_order), 0) from replenishment.store_item) as "unitsOnOrder",
                   coalesce(sum(closed), 0) as "unitsClosed",
                   (select coalesce(sum(next_position - 1), 0) from replenishment.journal_head) as "orderEvents",
                   (select count(*) from replenishment.store_item) as "storeItems",
                   (select count(*) from replenishment.put_aside) as "putAside"
            from replenishment.order_line""";

    private final DataSource database;
    private final Planning planning;
    private final BusinessClock clock;
    private final KafkaConnection kafka;
    private Admin admin;

    Accounts(DataSource database, Planning planning, BusinessClock clock, KafkaConnection kafka) {
        this.database = database;
        this.planning = planning;
        this.clock = clock;
        this.kafka = kafka;
    }

    Account now() throws SQLException {
        var counts = new LinkedHashMap<String, Long>();
        try (var connection = database.getConnection(); var select = connection.createStatement(); var row = select.executeQuery(COUNTS)) {
            row.next();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                counts.put(row.getMetaData().getColumnLabel(column), row.getLong(column));
            }
        }
        counts.put("orderEventsOnTopic", recordsOn(Topics.ORDERS));
        return new Account("replenishment", clock.instant(), counts, planning.lag());
    }

    private long recordsOn(Topics topic) {
        try {
            var partitions = admin().describeTopics(List.of(topic.topic())).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .get(topic.topic()).partitions().stream().map(found -> new TopicPartition(topic.topic(), found.partition())).toList();
            return offsets(partitions, OffsetSpec.latest()) - offsets(partitions, OffsetSpec.earliest());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not tell its offsets", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading offsets", e);
        }
    }

    private long offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        return admin().listOffsets(wanted).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS).values().stream()
                .mapToLong(found -> found.offset()).sum();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(new HashMap<>(kafka.settings()));
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
        }
    }
}
