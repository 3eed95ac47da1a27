package io.restock.benchmarks.ledger;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import io.restock.benchmarks.workload.Workload;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The smallest aggregate that keeps stock of one store-item: less than the ledger's own knows. */
public final class AxonShelf {
    /** @param sale the line that was sold */
    public record RecordSale(@TargetAggregateIdentifier String storeItem, String sale, int units) {}

    /** @param onHand after the sale */
    public record ItemSold(String storeItem, String sale, int units, int onHand) {}

    @AggregateIdentifier
    private String storeItem;
    private int onHand = Workload.OPENING;

    AxonShelf() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RecordSale command) {
        AggregateLifecycle.apply(new ItemSold(command.storeItem(), command.sale(), command.units(), onHand - command.units()));
    }

    @EventSourcingHandler
    void on(ItemSold event) {
        storeItem = event.storeItem();
        onHand = event.onHand();
    }
}
