package io.restock.local.supervisor;

/** What Restock is started for. */
public enum Purpose {
    /** Work: all that is reported is kept. */
    UP,
    /** A demo that begins afresh, on data that no other demo has touched. */
    DEMO,
    /** A demo that goes on with the data of the one before. */
    DEMO_GOES_ON;

    /** Whether the data are a game that nobody misses. */
    boolean plays() {
        return this != UP;
    }
}
