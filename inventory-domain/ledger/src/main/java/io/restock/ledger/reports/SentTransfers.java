package io.restock.ledger.reports;

import io.restock.border.access.Caller;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.ledger.transfer.TransferList;
import io.restock.ledger.transfer.TransferView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the transfer that an address means: by its number, and either of its stores. */
@ApplicationScoped
class SentTransfers {
    @Inject
    TransferList transfers;

    /** The one that was sent to the store, or else the one that it sent. */
    TransferView to(Gln at, String id, @Nullable Gln from, Caller caller) {
        return one(at, id, from, caller, TransferView::receiver);
    }

    /** The one that the store sent, or else the one that was sent to it. */
    TransferView from(Gln at, String id, @Nullable Gln from, Caller caller) {
        return one(at, id, from, caller, TransferView::sender);
    }

    private TransferView one(Gln at, String id, @Nullable Gln from, Caller caller, Function<TransferView, Gln> whose) {
        return TransferList.meant(awaited(at, id, from), at, whose).orElseThrow(() -> {
            caller.mustSpeakFor(at);
            return ProblemException.unknown("store " + at + " has neither sent a transfer " + id + " nor is one under way to it; if it was accepted, ask again soon");
        });
    }

    private List<TransferView> awaited(Gln at, String id, @Nullable Gln from) {
        return Patience.until(() -> transfers.numbered(at, id, from), found -> !found.isEmpty());
    }
}
