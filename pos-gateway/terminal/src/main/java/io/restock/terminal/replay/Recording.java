package io.restock.terminal.replay;

import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Store;
import java.util.List;

/** Sales as they were recorded. Reading one twice gives the same stores, items and receipts, in the same order. */
public interface Recording {
    /** What the receipts name. Empty if the recording only makes sense for a chain that is there already. */
    Listing listing();

    /** Gives all receipts, in the order of the recording. */
    void read(Taker taker) throws InterruptedException;

    /** @param lines that will be read, or 0 if nobody has counted them */
    record Listing(List<Store> stores, List<Item> items, long lines) {}

    interface Taker {
        /** Lines were read; each becomes part of a posting or is rejected. */
        void read(int lines);

        /** A line is no till's line; the gateway never hears of it. */
        void rejected(String reason);

        void post(Posting posting) throws InterruptedException;
    }
}
