package io.restock.search;

import io.restock.border.operations.Operations;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** What the search has done, and whether it is right. */
@ApplicationScoped
class SearchOperations implements Operations {
    private static final String SERVICE = "search";

    @Inject
    LiveSearch search;
    @Inject
    BusinessClock clock;

    /**
     * Counts: {@code documents} in the index, {@code documentsWithStock} of them, {@code updates} written since the index began,
     * {@code levelsTaken} from {@code inventory.stock} as the sum of its next offsets.
     */
    @Override
    public Account account() {
        var index = search.index();
        return new Account(SERVICE, clock.instant(), Map.of(
                "documents", index.documents(),
                "documentsWithStock", index.documentsWithStock(),
                "updates", search.visibility().updates(),
                "levelsTaken", search.visibility().levelsTaken()), search.running().lag());
    }

    /** Reads all of {@code inventory.stock}: seconds for a million store-items. */
    @Override
    public Verification verification() throws InterruptedException {
        return new Verification(SERVICE, search.running().audit().checks());
    }
}
