package io.restock.journal.axon;

import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Names Axon's messages, two for each line of a sale. They live for one batch and nobody can profit by guessing them, so they are not drawn
 * from the system's secure random numbers, as Axon does by itself: that was 8% of the ledger's processor time.
 */
public final class FastIdentifiers extends IdentifierFactory {
    @Override
    public String generateIdentifier() {
        return Long.toHexString(ThreadLocalRandom.current().nextLong());
    }
}
