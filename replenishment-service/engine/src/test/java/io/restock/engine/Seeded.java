package io.restock.engine;

import java.util.SplittableRandom;

/** A test on numbers that are others in each run. The seed is printed, and stands in what a failure says. */
public abstract class Seeded {
    protected final long seed = System.nanoTime();
    protected final SplittableRandom random = new SplittableRandom(seed);

    protected Seeded() {
        System.out.println("seed " + seed);
    }
}
