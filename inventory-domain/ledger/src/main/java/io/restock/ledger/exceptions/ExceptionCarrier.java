package io.restock.ledger.exceptions;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.journal.PartitionedConsumer;
import io.restock.ledger.Kafka;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes the exceptions of all services from their topic. */
@ApplicationScoped
public class ExceptionCarrier {
    @Inject
    Kafka kafka;
    @Inject
    DataSource dataSource;
    @Inject
    BusinessClock clock;
    private @Nullable PartitionedConsumer consumer;

    /** After the intake, which makes the topics. */
    void start(@Observes @Priority(3000) StartupEvent event) {
        consumer = PartitionedConsumer.builder().name("ledger-exceptions").schema("ledger").kafka(kafka.connection()).dataSource(dataSource)
                .clock(clock).topics(Topics.EXCEPTIONS.topic()).handlers(_ -> new HeardExceptions(clock)).build().start();
    }

    /** What has been failing for some seconds, with its reason. */
    public Optional<String> trouble() {
        return consumer == null ? Optional.empty() : consumer.trouble();
    }

    void stop(@Observes ShutdownEvent event) {
        if (consumer != null) {
            consumer.close();
        }
    }
}
