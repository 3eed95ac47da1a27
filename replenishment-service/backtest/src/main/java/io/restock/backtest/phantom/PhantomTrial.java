package io.restock.backtest.phantom;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.history.Series;
import io.restock.engine.DemandState;
import io.restock.engine.WeekdayIndex;
import io.restock.engine.doubt.ShelfQuestion;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recorded sales with phantom stock put in at a known rate: from a random day on nothing sells although the system sees stock, until a store that is asked looks, or so many days have
 * passed. A store answers on the next day. Silence that the recording itself holds counts as a question in vain, whatever its cause was.
 *
 * @param eventsADay chance of a store-item's shelf to become a phantom on a day, above 0 and below 1
 * @param mostDays days after which a person finds it without being asked, 1 and up
 */
public record PhantomTrial(History history, Days days, double eventsADay, int mostDays) {
    private static final WeekdayIndex WEEK = WeekdayIndex.CHAIN;
    /** Prime, so that neighbours have seeds of their own. */
    private static final long SEEDS = 1_000_003;

    /** @throws IllegalArgumentException if a field is out of its bounds */
    public PhantomTrial {
        if (!(eventsADay > 0 && eventsADay < 1) || mostDays < 1) {
            throw new IllegalArgumentException("eventsADay must be above 0 and below 1 and mostDays 1 or more, were " + eventsADay + " and " + mostDays);
        }
    }

    /**
     * What came of it.
     *
     * @param found events that a question ended
     * @param waited days from each event that was found to its question, together
     * @param lost units that were wanted while nobody knew
     */
    public record Tally(long events, long questions, long found, long waited, long lost) {
        Tally plus(Tally other) {
            return new Tally(events + other.events, questions + other.questions, found + other.found, waited + other.waited, lost + other.lost);
        }
    }

    /** @param doubt the posterior from which on a store is asked; above 1 for never */
    public Tally run(double doubt, long seed) {
        return IntStream.range(0, history.series().size()).parallel()
                .mapToObj(i -> new Shelf(history.series().get(i), doubt, new SplittableRandom(seed * SEEDS + i)).tally())
                .reduce(new Tally(0, 0, 0, 0, 0), Tally::plus);
    }

    /** One store-item on its way through the days. */
    private final class Shelf {
        private final Series series;
        private final double doubt;
        private final SplittableRandom random;
        private @Nullable DemandState demand;
        private @Nullable LocalDateTime since;
        private float level;
        private float variance;
        private int phantomFrom = -1;
        private boolean asked;
        private Tally tally = new Tally(0, 0, 0, 0, 0);

        Shelf(Series series, double doubt, SplittableRandom random) {
            this.series = series;
            this.doubt = doubt;
            this.random = random;
        }

        Tally tally() {
            for (int day = 0; day < days.end(); day++) {
                boolean happens = random.nextDouble() < eventsADay;
                if (series.listedOn(day)) {
                    if (days.contains(day)) {
                        answer(day);
                        happen(day, happens);
                    }
                    close(day);
                }
            }
            return tally;
        }

        /** One who was asked in the evening looks in the morning. */
        private void answer(int day) {
            if (asked && phantomFrom >= 0) {
                tally = tally.plus(new Tally(0, 0, 1, day - phantomFrom, 0));
                phantomFrom = -1;
            } else if (asked) {
                level *= ShelfQuestion.KEPT;
                variance *= ShelfQuestion.KEPT;
            }
            since = asked ? history.dates().get(day).atStartOfDay() : since;
            asked = false;
        }

        private void happen(int day, boolean happens) {
            if (phantomFrom >= 0 && day - phantomFrom >= mostDays) {
                phantomFrom = -1;
                since = history.dates().get(day).atStartOfDay();
            }
            if (phantomFrom < 0 && happens) {
                phantomFrom = day;
                tally = tally.plus(new Tally(1, 0, 0, 0, 0));
            }
        }

        private void close(int day) {
            int wanted = series.units()[day];
            int sold = phantomFrom >= 0 ? 0 : wanted;
            tally = tally.plus(new Tally(0, 0, 0, 0, wanted - sold));
            var morning = history.dates().get(day).atStartOfDay();
            demand = demand == null ? DemandState.starting(morning, 1) : demand.until(morning, false, WEEK);
            demand = demand.closed(sold, 1, WEEK);
            var evening = morning.plusDays(1);
            if (sold > 0) {
                since = evening;
                level = (float) demand.level();
                variance = demand.variance();
            } else if (days.contains(day) && since != null && ShelfQuestion.doubt(level, variance, since, evening, WEEK) >= doubt) {
                asked = true;
                tally = tally.plus(new Tally(0, 1, 0, 0, 0));
            }
        }
    }
}
