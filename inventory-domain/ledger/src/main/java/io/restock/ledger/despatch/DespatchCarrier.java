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

    @Override
    protected String name() {
        return "ledger-despatches";
    }

    @Override
    protected Topics topic() {
        return Topics.DESPATCHES;
    }

    @Override
    protected PartitionHandler handler() {
        return new AdviceHandler(outbox::wake);
    }
}
