package io.restock.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.restock.contracts.Topics;
import io.restock.journal.TopicLag;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;

/** How far behind the stores' records the ledger is. */
@ApplicationScoped
public class Progress {
    private static final String TOPIC = Topics.POS_TRANSACTIONS.topic();

    private final TopicLag lag;

    Progress(DataSource database, Kafka kafka, MeterRegistry metrics) {
        this.lag = new TopicLag(database, "ledger", kafka.connection(), TOPIC);
        metrics.gauge("restock.lag.events", this, Progress::records);
        metrics.gauge("restock.lag.seconds", lag, all -> all.behind().toMillis() / 1000.0);
    }

    /** Records that wait, of all partitions. */
    public long records() {
        return lag.records().getOrDefault(TOPIC, 0L);
    }

    /** Milliseconds of wall time by which the answers of a partition may be old: 0 if nothing waits. */
    public long behindMillis(int partition) {
        return lag.behind(TOPIC, partition).toMillis();
    }

    /** Records that were ever put on a topic. @throws KafkaException if Kafka does not answer within five seconds */
    public long recordsOn(Topics topic) {
        return lag.ends(topic.topic()).values().stream().mapToLong(Long::longValue).sum();
    }

    @PreDestroy
    void close() {
        lag.close();
    }
}
