package io.restock.terminal.figures;

import java.util.concurrent.atomic.LongAdder;

/** Counts of the simulation, added to from all sides. {@link FiguresLine} says what each one means. */
public final class Figures {
    public final LongAdder receipts = new LongAdder();
    public final LongAdder posted = new LongAdder();
    public final LongAdder accepted = new LongAdder();
    public final LongAdder resent = new LongAdder();
    public final LongAdder lines = new LongAdder();
    public final LongAdder queued = new LongAdder();
    public final LongAdder tillsOffline = new LongAdder();
    public final LongAdder deliveredLate = new LongAdder();
    public final LongAdder counts = new LongAdder();
    public final LongAdder adjustments = new LongAdder();
    public final LongAdder deliveries = new LongAdder();
    public final LongAdder waves = new LongAdder();
    public final LongAdder picks = new LongAdder();
    public final LongAdder shorts = new LongAdder();
    public final LongAdder despatches = new LongAdder();
    public final LongAdder inbound = new LongAdder();
    final Reasons rejected = new Reasons();
    final Reasons troubles = new Reasons();

    public void rejected(String reason) {
        rejected.add(reason, 1);
    }

    /** The gateway could not take a receipt now; it waits. */
    public void notNow(String reason) {
        troubles.add("not now: " + reason, 1);
    }

    /** The same receipt was accepted before, so this is wrong of the gateway. */
    public void resendRefused(String reason) {
        troubles.add("resend refused: " + reason, 1);
    }

    /** Staff could not do something; they come back to it. */
    public void staffRefused(String what, String reason) {
        troubles.add(what + ": " + reason, 1);
    }
}
