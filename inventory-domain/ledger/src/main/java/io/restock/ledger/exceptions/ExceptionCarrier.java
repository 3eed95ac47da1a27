package io.restock.ledger.exceptions;

import io.restock.contracts.Topics;
import io.restock.journal.PartitionHandler;
import io.restock.ledger.Carrier;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes the exceptions of all services from their topic. */
@ApplicationScoped
public class ExceptionCarrier extends Carrier {
    ExceptionCarrier() {
        super("ledger-exceptions", Topics.EXCEPTIONS);
    }

    @Override
    protected PartitionHandler handler() {
        return new HeardExceptions(clock);
    }
}
