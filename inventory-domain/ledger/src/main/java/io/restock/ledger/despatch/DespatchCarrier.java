package io.restock.ledger.despatch;

import io.restock.contracts.Topics;
import io.restock.journal.PartitionHandler;
import io.restock.ledger.Carrier;
import io.restock.ledger.outbox.OutboxSender;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes the despatch advices of the distribution centers, and has each put among its store's own records. */
@ApplicationScoped
public class DespatchCarrier extends Carrier {
    @Inject
    OutboxSender outbox;

    DespatchCarrier() {
        super("ledger-despatches", Topics.DESPATCHES);
    }

    @Override
    protected PartitionHandler handler() {
        return new AdviceHandler(outbox::wake);
    }
}
