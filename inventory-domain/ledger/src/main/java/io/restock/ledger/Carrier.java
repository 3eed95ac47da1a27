package io.restock.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.journal.PartitionHandler;
import io.restock.journal.PartitionedConsumer;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes what others write to a topic of theirs, for as long as the service runs. */
public abstract class Carrier {
    @Inject
    Kafka kafka;
    @Inject
    DataSource dataSource;
    @Inject
    protected BusinessClock clock;
    private final String name;
    private final Topics topic;
    private @Nullable PartitionedConsumer consumer;

    /** @param name by which it is known to Kafka */
    protected Carrier(String name, Topics topic) {
        this.name = name;
        this.topic = topic;
    }

    /** A new one for each partition. */
    protected abstract PartitionHandler handler();

    /** After the intake, which makes the topics. */
    public void start(@Observes @Priority(3000) StartupEvent event) {
        consumer = PartitionedConsumer.builder().name(name).schema("ledger").kafka(kafka.connection()).dataSource(dataSource)
                .clock(clock).topics(topic.topic()).handlers(_ -> handler()).build().start();
    }

    /** What has been failing for some seconds, with its reason. */
    public Optional<String> trouble() {
        return consumer == null ? Optional.empty() : consumer.trouble();
    }

    public void stop(@Observes ShutdownEvent event) {
        if (consumer != null) {
            consumer.close();
        }
    }
}
