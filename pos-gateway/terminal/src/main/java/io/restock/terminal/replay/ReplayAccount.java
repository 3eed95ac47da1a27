package io.restock.terminal.replay;

import io.restock.terminal.figures.Reasons;
import java.util.concurrent.atomic.LongAdder;

/** What became of every line that was read. Each is counted once, however often it was sent. */
public final class ReplayAccount {
    private final LongAdder read = new LongAdder();
    private final LongAdder posted = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder undelivered = new LongAdder();
    private final LongAdder transactions = new LongAdder();
    private final Reasons notPosted = new Reasons();
    private final Reasons rejected = new Reasons();

    void read(int lines) {
        read.add(lines);
    }

    void notPosted(String reason) {
        notPosted.add(reason, 1);
    }

    void posted(int lines) {
        posted.add(lines);
    }

    /** @param lines of one transaction */
    void accepted(int lines) {
        accepted.add(lines);
        transactions.increment();
    }

    void rejected(String reason, int lines) {
        rejected.add(reason, lines);
    }

    void undelivered(int lines) {
        undelivered.add(lines);
    }

    public long linesRead() {
        return read.sum();
    }

    public long linesPosted() {
        return posted.sum();
    }

    public long linesAccepted() {
        return accepted.sum();
    }

    public long linesRejected() {
        return notPosted.total() + rejected.total();
    }

    /** Whether every line was answered for: read = accepted + rejected, and posted = accepted + rejected by the gateway. */
    public boolean addsUp() {
        return undelivered.sum() == 0 && posted.sum() == accepted.sum() + rejected.total() && read.sum() == posted.sum() + notPosted.total();
    }

    public String text() {
        var text = new StringBuilder();
        text.append("%,12d lines read%n%,12d lines posted%n%,12d lines accepted, in %,d transactions%n%,12d lines rejected%n".formatted(
                linesRead(), linesPosted(), linesAccepted(), transactions.sum(), linesRejected()));
        rejected.snapshot().forEach((reason, count) -> text.append("%,16d  by the gateway: %s%n".formatted(count, reason)));
        notPosted.snapshot().forEach((reason, count) -> text.append("%,16d  not posted: %s%n".formatted(count, reason)));
        if (undelivered.sum() > 0) {
            text.append("%,12d lines that the gateway did not answer for; replay again, what is recorded counts once%n".formatted(undelivered.sum()));
        }
        text.append(addsUp() ? "The account adds up: read = accepted + rejected." : "The account does NOT add up.").append(System.lineSeparator());
        return text.toString();
    }
}
