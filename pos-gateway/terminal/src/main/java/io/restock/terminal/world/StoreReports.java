package io.restock.terminal.world;

import io.restock.contracts.store.AdjustmentReason;
import java.time.Instant;
import java.util.List;

/** All that anybody outside a store hears of it: what its tills ring up and its staff report, true or not. */
public interface StoreReports {
    /** Units as they were counted. */
    record Counted(int item, int units) {}

    /** What came off a lorry, as it was counted. */
    record Unloaded(int item, int good, int damaged) {}

    ReceiptNumber rungUp(Instant at, int till, List<BeltLine> lines) throws InterruptedException;

    void received(Instant at, Lorry lorry, List<Unloaded> lines) throws InterruptedException;

    void counted(Instant at, List<Counted> lines) throws InterruptedException;

    /** @param lines units that are no longer there, above 0 */
    void wroteOff(Instant at, AdjustmentReason reason, List<Counted> lines) throws InterruptedException;

    /** Items of which the system asks the store to look at the shelf. */
    List<Integer> asked() throws InterruptedException;
}
