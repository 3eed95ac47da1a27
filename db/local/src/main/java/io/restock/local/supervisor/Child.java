package io.restock.local.supervisor;

import java.io.IOException;

/** A process that the supervisor keeps alive. */
interface Child {
    Part part();

    /**
     * Starts it, after ending what a killed supervisor may have left of it.
     *
     * @return the running process; an engine is returned once it serves
     */
    ProcessHandle start() throws IOException;

    /** Whether it can do its work now. */
    boolean isReady();

    /** What it says about itself while it is not ready, in one line; empty if it says nothing. */
    default String complaint() {
        return "";
    }

    /** Ends it in order, if it runs; returns when it is gone. */
    void stop();
}
