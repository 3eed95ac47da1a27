package io.restock.terminal.world;

import java.util.SplittableRandom;

/**
 * Chances, one stream for each purpose, place and day: what is drawn for one thing never depends on how many draws another needed, nor on when. So the
 * same seed gives the same story at any speed.
 */
public record Draws(long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** @param parts who, where and when, in this order: numbers, or things whose {@code toString} names them */
    public SplittableRandom of(String purpose, Object... parts) {
        long hash = mixed(seed ^ name(purpose));
        for (var part : parts) {
            hash = mixed(hash + GOLDEN ^ (part instanceof Number number ? number.longValue() : name(part.toString())));
        }
        return new SplittableRandom(hash);
    }

    /** How many of events come that are independent of each other, with this mean. Knuth's method: the mean stays in the hundreds here. */
    static int poisson(SplittableRandom random, double mean) {
        int count = 0;
        for (double time = random.nextExponential(); time < mean; time += random.nextExponential()) {
            count++;
        }
        return count;
    }

    private static long name(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return hash;
    }

    /** Stafford's variant 13 of the finaliser of MurmurHash3. */
    private static long mixed(long bits) {
        long first = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
