package io.restock.terminal.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Something goes wrong with what stands on a shelf, if enough stands there. */
record Mishap(Instant at, Kind kind, int item, int units) implements Happening {
    /** How often it happens to an item on a day. A grocer of 500 items breaks two pieces a day, throws away four and is stolen three. */
    enum Kind {
        BREAKS(0.004), SPOILS(0.008), IS_STOLEN(0.006), IS_MISPLACED(0.004);

        private final double perItemDay;

        Kind(double perItemDay) {
            this.perItemDay = perItemDay;
        }
    }

    private static final int GRAMS = 200;

    /** Those of a day. @param weighed whether an item is sold in grams */
    static List<Mishap> of(Draws draws, String store, LocalDate day, Instant opens, Duration open, boolean[] weighed) {
        var all = new ArrayList<Mishap>();
        for (var kind : Kind.values()) {
            var random = draws.of("mishap " + kind, store, day.toEpochDay());
            int times = Draws.poisson(random, kind.perItemDay * weighed.length);
            for (int n = 0; n < times; n++) {
                int item = random.nextInt(weighed.length);
                int units = (1 + random.nextInt(2)) * (weighed[item] ? GRAMS : 1);
                all.add(new Mishap(opens.plusSeconds(random.nextLong(open.toSeconds())), kind, item, units));
            }
        }
        return all;
    }
}
