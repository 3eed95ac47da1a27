package io.restock.ledger.despatch;

import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the despatches to each store. */
public interface DespatchBook {
    /**
     * @param despatchedAt null while only the receipt is known
     * @param receivedAt null while it is under way
     * @param early the receipt, if it was faster than the advice, else null
     */
    record Known(@Nullable Instant despatchedAt, @Nullable Instant receivedAt, @Nullable DeliveryReceipt early) {}

    Optional<Known> known(Gln store, Sscc despatch) throws SQLException;

    /** The advised lines, in their order. */
    List<DespatchedLine> lines(Gln store, Sscc despatch) throws SQLException;

    void advised(DespatchNotice notice, Instant at) throws SQLException;

    /** Closes an advised despatch, or remembers a receipt that was faster than its advice. */
    void received(DeliveryReceipt receipt, Instant at) throws SQLException;
}
