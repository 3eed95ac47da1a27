package io.restock.ledger.transfer;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.ledger.underway.Parts;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of transfers: of those that a store sent, and of those that are under way to it. Each store's half is its own. */
public interface TransferBook {
    /**
     * A transfer as its receiver knows it: its number is unique among those of its sender.
     *
     * @param store to which it goes
     * @param toCenter that this is a distribution center: the sender's partition keeps both halves then, and nobody's stock hangs on it
     */
    record Due(Gln store, Gln from, String transfer, boolean toCenter) {
        /** Between stores. */
        public Due(Gln store, Gln from, String transfer) {
            this(store, from, transfer, false);
        }

        /** The store that is asked about it. */
        Gln asked() {
            return toCenter ? from : store;
        }

        /** As exceptions name it. */
        String subject() {
            return from + "/" + transfer;
        }
    }

    /**
     * How far a transfer is.
     *
     * @param sentAt null while only its arrival is known
     * @param arrivedAt the latest arrival, or null
     * @param complete that nothing more will come
     * @param calledOffAt null unless it was called off
     */
    record Standing(@Nullable Instant sentAt, @Nullable Instant arrivedAt, boolean complete, @Nullable Instant calledOffAt) {
        static final Standing UNHEARD_OF = new Standing(null, null, false, null);

        /** What was called off does not come to a store; of what goes to a center, the center says what does not. */
        boolean nothingMore(Due of) {
            return complete || !of.toCenter() && calledOffAt != null;
        }
    }

    /** One item of a transfer. */
    record Line(Gtin item, Parts parts) {
        static Line of(Gtin item) {
            return new Line(item, Parts.NONE);
        }
    }

    void sent(StockTransfer transfer, Instant at) throws SQLException;

    /** Notes that it was called off; the first reason stays. @return whether the store has sent such a transfer there */
    boolean cancelled(TransferCancellation cancellation, Instant at) throws SQLException;

    Optional<Standing> standing(Due transfer) throws SQLException;

    /** In the order of their items. */
    List<Line> lines(Due transfer) throws SQLException;

    /** @param lines those that have changed. @param closedAt null while something of it is in transit */
    void now(Due transfer, Standing standing, Collection<Line> lines, @Nullable Instant closedAt) throws SQLException;
}
