package io.restock.local.verification;

import io.restock.local.supervisor.Part;
import io.restock.local.verification.Report.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Checks every invariant on the live system. First it waits until the flow rests, since a sale that is half way is counted by one
 * service and not yet by the next; then it compares the accounts, and asks every service to check its own.
 *
 * @param patience how long to wait for the flow to rest
 */
public record Verifier(Operator operator, Duration patience) {
    private static final Duration BETWEEN_READINGS = Duration.ofMillis(500);
    /** So long without any movement, and nothing waiting: what differs now will differ for ever. */
    private static final int READINGS_AT_REST = 6;

    public Report verify() {
        var lines = new ArrayList<Line>();
        var rest = awaitRest();
        CrossCheck.ALL.forEach(check -> lines.add(new Line("all", check.against(rest.accounts()))));
        var unreachable = new ArrayList<>(rest.accounts().unreachable());
        for (var service : Part.services()) {
            try {
                operator.verification(service).checks().forEach(check -> lines.add(new Line(service.title(), check)));
            } catch (IOException e) {
                unreachable.add(e.getMessage());
            }
        }
        return new Report(rest.quiet(), List.copyOf(lines), List.copyOf(unreachable), List.of());
    }

    private record Rest(Accounts accounts, boolean quiet) {}

    private Rest awaitRest() {
        long deadline = System.nanoTime() + patience.toNanos();
        var accounts = Accounts.read(operator);
        int atRest = 0;
        while (true) {
            boolean nothingWaits = accounts.unreachable().isEmpty() && accounts.lag() == 0;
            if (nothingWaits && (atRest >= READINGS_AT_REST || atRest >= 1 && allHold(accounts))) {
                return new Rest(accounts, true);
            }
            if (System.nanoTime() > deadline) {
                return new Rest(accounts, false);
            }
            pause();
            var next = Accounts.read(operator);
            atRest = nothingWaits && next.sameCountsAs(accounts) ? atRest + 1 : 0;
            accounts = next;
        }
    }

    private static boolean allHold(Accounts accounts) {
        return CrossCheck.ALL.stream().allMatch(check -> check.against(accounts).holds());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_READINGS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the flow to rest", e);
        }
    }
}
