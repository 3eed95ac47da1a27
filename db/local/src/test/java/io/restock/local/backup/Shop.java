package io.restock.local.backup;

import io.restock.local.testing.Engines;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;

/** The least that sells as the chain does: a till whose sales are answered when Kafka has them, books that take them with a cursor in the database, and a relay of the books to a topic. */
final class Shop implements AutoCloseable {
    private static final TopicPartition SALES = new TopicPartition("sales", 0);
    private static final TopicPartition EVENTS = new TopicPartition("events", 0);
    private static final int RELAYED_AT_ONCE = 100;

    private final Engines engines;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong booked = new AtomicLong();
    private final List<Thread> staff = new ArrayList<>();
    private volatile boolean open = true;

    private interface Work {
        void go() throws Exception;
    }

    private Shop(Engines engines) {
        this.engines = engines;
    }

    static Shop open(Engines engines) throws Exception {
        var shop = new Shop(engines);
        try (var admin = Admin.create(shop.kafka()); var connection = shop.database()) {
            admin.createTopics(Stream.of(SALES, EVENTS).map(each -> new NewTopic(each.topic(), 1, (short) 1)).toList()).all().get();
            connection.createStatement().execute("create table books (sale bigint primary key); create table book_cursor as select 0::bigint as kafka_offset");
        }
        shop.begin(shop::sell);
        shop.begin(shop::book);
        shop.begin(shop::relay);
        return shop;
    }

    /** Sales that the till knows to be recorded: 1 to this one. */
    long answered() {
        return answered.get();
    }

    long booked() {
        return booked.get();
    }

    private void begin(Work work) {
        staff.add(Thread.ofPlatform().start(() -> {
            try {
                work.go();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private void sell() throws InterruptedException, ExecutionException {
        try (var till = producer()) {
            for (long sale = 1; open; sale++) {
                till.send(new ProducerRecord<>(SALES.topic(), sale)).get();
                answered.set(sale);
            }
        }
    }

    private void book() throws SQLException {
        try (var consumer = consumer(SALES); var connection = database()) {
            connection.setAutoCommit(false);
            consumer.seek(SALES, 0);
            while (open) {
                for (var sale : consumer.poll(Duration.ofMillis(100))) {
                    connection.createStatement().execute("insert into books values (" + sale.value() + "); update book_cursor set kafka_offset = " + (sale.offset() + 1));
                    booked.set(sale.value());
                }
                connection.commit();
            }
        }
    }

    private void relay() throws SQLException {
        try (var relay = producer(); var connection = database()) {
            for (long relayed = 0; open;) {
                try (var rows = connection.createStatement().executeQuery("select sale from books where sale > " + relayed + " order by sale limit " + RELAYED_AT_ONCE)) {
                    while (rows.next()) {
                        relayed = rows.getLong(1);
                        relay.send(new ProducerRecord<>(EVENTS.topic(), relayed));
                    }
                    relay.flush();
                }
            }
        }
    }

    /** What engines hold of a shop that is closed. */
    record Left(List<Long> sales, List<Long> events, long cursor, long books) {
        static Left in(Engines engines) throws SQLException {
            var shop = new Shop(engines);
            try (var connection = shop.database(); var row = connection.createStatement().executeQuery("select kafka_offset, (select max(sale) from books) from book_cursor")) {
                row.next();
                return new Left(shop.all(SALES), shop.all(EVENTS), row.getLong(1), row.getLong(2));
            }
        }
    }

    private List<Long> all(TopicPartition topic) {
        try (var consumer = consumer(topic)) {
            consumer.seek(topic, 0);
            long end = consumer.endOffsets(List.of(topic)).get(topic);
            var values = new ArrayList<Long>();
            while (consumer.position(topic) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> values.add(each.value()));
            }
            return values;
        }
    }

    private Connection database() throws SQLException {
        return engines.login().open(engines.jdbcUrl());
    }

    private Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", engines.bootstrapServers());
    }

    private KafkaProducer<Long, Long> producer() {
        return new KafkaProducer<>(kafka(), new LongSerializer(), new LongSerializer());
    }

    private KafkaConsumer<Long, Long> consumer(TopicPartition topic) {
        var consumer = new KafkaConsumer<>(kafka(), new LongDeserializer(), new LongDeserializer());
        consumer.assign(List.of(topic));
        return consumer;
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        for (Thread each : staff) {
            each.join();
        }
    }
}
