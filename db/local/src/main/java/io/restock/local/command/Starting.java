package io.restock.local.command;

import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Supervisor.ReadyListener;
import java.time.Duration;

/** Says on the screen how far a start has come. */
final class Starting implements ReadyListener {
    private static final double MILLIS = 1_000;

    private final int parts;
    private int ready;

    Starting(int parts) {
        this.parts = parts;
    }

    /** Where to look meanwhile: the page is there before all others are, and says what it still waits for. */
    static String sentence(String link) {
        return "starting; as soon as the dashboard is ready, the page opens at " + link;
    }

    @Override
    public synchronized void ready(Part part, Duration after) {
        ready++;
        System.out.printf("  %d of %d  %-20s ready after %.1f s%n", ready, parts, part.title(), after.toMillis() / MILLIS);
    }
}
