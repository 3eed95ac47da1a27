package io.restock.gateway.operations;

import io.restock.border.http.ProblemException;
import io.restock.border.kafka.ClusterView.Range;
import io.restock.border.operations.Operations;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.gateway.catalog.Catalog;
import io.restock.gateway.catalog.CatalogFollower;
import io.restock.gateway.intake.Tally;
import io.restock.gateway.kafka.Cluster;
import io.restock.gateway.kafka.TransactionTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** Counts and checks of the gateway. {@code recordsOnTopic} survives restarts; the other counts are this process's own. */
@ApplicationScoped
class GatewayOperations implements Operations {
    @Inject
    Cluster cluster;
    @Inject
    TransactionTopic topic;
    @Inject
    Tally tally;
    @Inject
    Catalog catalog;
    @Inject
    CatalogFollower follower;
    @Inject
    BusinessClock clock;

    @Override
    public Account account() {
        return new Account("gateway", clock.instant(), Map.of(
                "recordsOnTopic", ranges().values().stream().mapToLong(Range::records).sum(),
                "transactionsAccepted", tally.transactionsAccepted(),
                "transactionsRejected", tally.transactionsRejected(),
                "transactionsShed", tally.transactionsShed(),
                "linesAccepted", tally.linesAccepted(),
                "storesKnown", (long) catalog.storeCount(),
                "itemsKnown", (long) catalog.itemCount()), Map.of());
    }

    @Override
    public Verification verification() {
        return new Verification("gateway", Stream.concat(
                AcknowledgedChecks.of(topic.acknowledged().byPartition(), ranges()).stream(), Stream.of(follower.check())).toList());
    }

    private Map<Integer, Range> ranges() {
        try {
            return cluster.view().ranges(Topics.POS_TRANSACTIONS);
        } catch (KafkaException e) {
            throw ProblemException.busy(503, "Kafka does not answer, so its records cannot be counted; ask again", Duration.ofSeconds(2));
        }
    }
}
