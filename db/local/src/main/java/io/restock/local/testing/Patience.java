package io.restock.local.testing;

import java.time.Duration;

/** How long tests wait for what must come in the end, however slow the machine: long, since only a test that fails waits so long. */
public final class Patience {
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private Patience() {}
}
