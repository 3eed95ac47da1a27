package io.restock.terminal.world;

import io.restock.contracts.Gln;
import io.restock.contracts.store.AdjustmentReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that anybody outside a store hears of it: what its tills ring up and its staff report, true or not. */
public interface StoreReports {
    /** Units as they were counted. */
    record Counted(int item, int units) {}

    /** What came off a lorry, as it was counted. @param missing units that were on the papers and never came */
    record Unloaded(int item, int good, int damaged, int missing) {}

    /** What was reported, by the key under which it can be taken back. */
    record Report(Kind kind, String key) {
        /** As the ledger calls it. */
        public enum Kind { COUNT, RECEIPT }
    }

    /** Items that are called back. */
    record CalledBack(String recall, List<Integer> items) {}

    ReceiptNumber rungUp(Instant at, int till, List<BeltLine> lines) throws InterruptedException;

    /** @param complete that nothing more of the lorry will come */
    Report received(Instant at, Lorry lorry, List<Unloaded> lines, boolean complete) throws InterruptedException;

    Report counted(Instant at, List<Counted> lines) throws InterruptedException;

    /** It was typed wrongly. */
    void tookBack(Instant at, Report report) throws InterruptedException;

    /** @param lines units that are no longer there, above 0 */
    void wroteOff(Instant at, AdjustmentReason reason, List<Counted> lines) throws InterruptedException;

    /** @param to a store, or a distribution center. @return whether it may be sent */
    boolean sent(Instant at, Gln to, String transfer, Map<Integer, Integer> units, String reason) throws InterruptedException;

    void arrived(Instant at, Van van, List<Unloaded> lines) throws InterruptedException;

    /** @return whether so much is there by the records, and held now */
    boolean reserved(Instant at, String reference, Instant until, int item, int units) throws InterruptedException;

    /** @return whether it is still held */
    boolean collected(Instant at, String reference) throws InterruptedException;

    void notCollected(String reference);

    /** @param lines units that were found and destroyed, 0 and up */
    void destroyed(Instant at, CalledBack recall, List<Counted> lines) throws InterruptedException;

    /** @param lines units that were found and go back to the center, 0 and up. @return the number by which it knows them, or nothing where nothing goes */
    Optional<String> returned(Instant at, CalledBack recall, List<Counted> lines) throws InterruptedException;

    /** Items of which the system asks the store to look at the shelf. */
    List<Integer> asked() throws InterruptedException;

    /** What the store is asked to take from its shelves. */
    List<CalledBack> calledBack() throws InterruptedException;
}
