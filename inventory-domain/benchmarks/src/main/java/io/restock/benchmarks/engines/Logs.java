package io.restock.benchmarks.engines;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What libraries log of themselves while they are measured. */
public final class Logs {
    private Logs() {}

    public static void warningsOnly() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
