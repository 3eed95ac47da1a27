package io.restock.terminal.replay;

import io.restock.terminal.shift.Shift;
import java.io.PrintStream;
import java.time.Duration;

/** Shows how far a replay is: a bar that moves on a terminal, a line every few seconds elsewhere. */
public final class Progress {
    private static final int WIDTH = 30;
    private static final Duration ON_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(3);

    private final ReplayAccount account;
    private final long expected;
    private final PrintStream out;
    private final boolean terminal;

    /** @param expected lines to read, or 0 if that is not known */
    public Progress(ReplayAccount account, long expected, PrintStream out, boolean terminal) {
        this.account = account;
        this.expected = expected;
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows it until the shift ends, and a last time then. */
    public void showDuring(Shift shift) throws InterruptedException {
        long start = System.nanoTime();
        boolean ended;
        do {
            ended = shift.endsWithin(terminal ? ON_TERMINAL : ELSEWHERE);
            var line = line((System.nanoTime() - start) / 1e9);
            out.print(terminal ? "\r" + line : line + System.lineSeparator());
            out.flush();
        } while (!ended);
        if (terminal) {
            out.println();
        }
    }

    String line(double seconds) {
        long answered = account.linesAccepted() + account.linesRejected();
        var counts = "%,d lines, %,d accepted, %,d rejected, %,.0f lines/s".formatted(
                account.linesRead(), account.linesAccepted(), account.linesRejected(), answered / Math.max(seconds, 0.001));
        if (expected <= 0) {
            return counts;
        }
        double share = Math.min(1, (double) answered / expected);
        int filled = (int) (share * WIDTH);
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] %3.0f%%  ".formatted(share * 100) + counts;
    }
}
