package io.restock.search.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.restock.border.kafka.PutAside;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Where the records go that the search cannot read or index. The index notes their places with how far it has come, so that a restart looks at them again. */
public final class Asides {
    private static final Logger LOG = Logger.getLogger(Asides.class);

    private final PutAside putAside;
    private final PutAside.Reader reader;
    private final Counter unreadable;

    /** @param again takes a record once more, into whatever pipeline is open then */
    public Asides(PutAside putAside, Consumer<ConsumerRecord<byte[], byte[]>> again, MeterRegistry meters) {
        this.putAside = putAside;
        this.reader = new PutAside.Reader(new Object(), again);
        this.unreadable = Counter.builder("restock.search.unreadable").description("records that could not be read or indexed and were put aside").register(meters);
    }

    /** Held by the one who reads on, so that nobody applies what was put aside meanwhile. */
    Object lock() {
        return reader.lock();
    }

    void add(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
        unreadable.increment();
        LOG.warnf("put aside %s partition %d offset %d: %s", record.topic(), record.partition(), record.offset(), reason.toString());
        putAside.add(record, reason, reader);
    }

    void applied(ConsumerRecord<byte[], byte[]> record) {
        putAside.applied(record);
    }

    /** Offsets by {@code topic/partition}, of all that wait. */
    Map<String, Set<Long>> places() {
        return putAside.list(false, 0, Integer.MAX_VALUE).stream().collect(Collectors.groupingBy(
                each -> FeedTopics.name(new TopicPartition(each.topic(), each.partition())), Collectors.mapping(each -> each.offset(), Collectors.toSet())));
    }
}
