package io.restock.ledger.underway;

import java.util.Optional;

/**
 * How far something that was sent has come: an item of a transfer, or a line of a despatch. Units.
 *
 * @param arrived good ones; may be more than were sent
 * @param damaged ones that arrived broken
 * @param calledOff ones that will not come here, since a person has said so
 * @param closed ones of those sent that are no longer in transit: arrived, damaged, called off or, once nothing more will come, missing
 */
public record Parts(long sent, long arrived, long damaged, long calledOff, long closed) {
    public static final Parts NONE = new Parts(0, 0, 0, 0, 0);

    /** Units in transit. */
    public long open() {
        return sent - closed;
    }

    /** Units that arrived, whole or broken. */
    public long came() {
        return arrived + damaged;
    }

    /** Units that would still fit into what was sent. */
    public int room() {
        return (int) Math.max(0, sent - calledOff - came());
    }

    public Parts sending(long units) {
        return new Parts(sent + units, arrived, damaged, calledOff, closed);
    }

    /** @param good more units that arrived, or fewer below 0; never less than none */
    public Parts arriving(long good, long broken) {
        return new Parts(sent, Math.max(0, arrived + good), Math.max(0, damaged + broken), calledOff, closed);
    }

    public Parts callingOff(long units) {
        return new Parts(sent, arrived, damaged, calledOff + units, closed);
    }

    /** What was called off is in transit again. */
    public Parts notCallingOff(long units) {
        return new Parts(sent, arrived, damaged, calledOff - units, closed - units);
    }

    /** What is in transit then follows from what has come: nothing any more, once nothing more will. */
    public Parts settled(boolean nothingMore) {
        return new Parts(sent, arrived, damaged, calledOff, nothingMore ? sent : Math.min(sent, calledOff + came()));
    }

    /** Units of those sent that are known not to have come. */
    public int missing(boolean nothingMore) {
        return nothingMore ? room() : 0;
    }

    public Parts plus(Parts other) {
        return new Parts(sent + other.sent, arrived + other.arrived, damaged + other.damaged, calledOff + other.calledOff, closed + other.closed);
    }

    /** Units that did not come as they were sent: broken, too few or too many. While more may come, too little is no difference. */
    public long differing(boolean nothingMore) {
        long expected = sent - calledOff;
        return damaged + (nothingMore ? Math.abs(came() - expected) : Math.max(0, came() - expected));
    }

    /** A sentence where it did not come as it was sent. While more may come, too little is no difference. */
    public Optional<String> difference(Object item, boolean nothingMore) {
        long expected = sent - calledOff;
        boolean asSent = damaged == 0 && (nothingMore ? came() == expected : came() <= expected);
        return asSent ? Optional.empty() : Optional.of(item + ": " + sent + " sent, " + (calledOff > 0 ? calledOff + " called off, " : "")
                + arrived + " good and " + damaged + " damaged arrived");
    }
}
