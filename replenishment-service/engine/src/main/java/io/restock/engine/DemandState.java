package io.restock.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What is known about the demand for one store-item: three exponentially smoothed levels, a variance, and the day that is still open.
 * Small, immutable, and O(1) for each touched day; an untouched store-item costs nothing until it is touched again.
 *
 * <p>A day closes with {@code ℓ ← ℓ + a·(x/w − e·ℓ)} for each speed a, where x is what was sold, w how busy the day was and e the share of the day's
 * demand during which the item was there to be bought. A day out of stock so teaches nothing, instead of teaching that nobody wants it;
 * nor does a day on which nobody bought anything in the whole store, for whom {@link Rhythm#heard} is a part of e.
 * The variance follows with {@code v ← v + 0.05·((x − e·m)²/w − e·v)}. The slower levels start as averages: their speed is 1/(n + 7) until n days have
 * passed, so that the starting value counts like a week of days and fades. Because the levels are linear in sales, a sale that arrives
 * late is added with exactly the weight it would have now.
 *
 * <p>How much the fast level may say depends on how much there is to hear: at a tenth of a unit a day two sales are chance, at ten they are news. With m the
 * larger of the slow and the steady level, the fast one weighs {@code n·0.6·m/(m + 0.5)} against the slow one, and both {@code m/(m + 0.3)} against the steady one. Here n from 0 to
 * 1 says whether there are news at all: where days vary no more than those of independent customers (Taylor's law gives v = m), all change is chance; from v = 2.5·m on it counts in full.
 *
 * <p>Silence is believed only as long as it is likely. When the days without a sale make it more likely than not that the item is not there to be bought,
 * whatever the system says (posterior of {@link PhantomStock}, prior 1 in 500), a further silent day teaches nothing: the shelf stays full by itself while nothing
 * sells, and after the gap the item is known as before. Only an item that was known for four weeks is doubted so, and no longer than it had been known.
 *
 * <p>Measured on M5's sample of Walmart's sales, units on hand for 98% fill over two days of protection: two levels of equal weight and a variance mostly of its own
 * needed 4% more; 2% of them come from doubting silence, 1% from weekdays by store and department, 1% from the weights and Taylor's law in front.
 *
 * <p>The constants were chosen one after the other, twice round, on days 1184 to 1548 alone, by the geometric mean of the units on hand at 96, 97, 98 and 98.5% fill, usable at t+2 and at
 * t+1: 2,277 with speeds of 0.2 and 0.04, 2,252 with 0.3 and about 1/16 (0.25: 2,259, 0.35: 2,257; 1/20: 2,254, 1/12: 2,263), a weight of 0.5 or 0.7 for 0.6 cost 0.2%, a variance's speed of 0.02 for 0.05
 * 0.5%, 300 or 5,000 days for Taylor's law 0.3%. Then n, which costs 0.4% there, 2,261: on steady Poisson customers, where all news are chance, it lowers the stock for 98% from 1.32 times that of a 28-day
 * mean to 1.07. The days from 1549 on were only reported: README has them.
 *
 * @param asOf store-local time up to which the open day is covered
 * @param sold net units sold on the open day, may be negative
 * @param covered share of the open day's demand, up to {@code asOf}, during which the item was there
 * @param days closed days in the levels
 * @param silent closed days in stock since the last sale
 * @param fast level at a = 0.3, units a day on an average day
 * @param slow level at a = 1/16
 * @param steady level at a = 1/365
 * @param variance of an average day's demand, units squared
 */
public record DemandState(LocalDateTime asOf, int sold, float covered, int days, int silent, float fast, float slow, float steady, float variance) {
    static final double FAST = 0.3;
    static final double SLOW = 1 / 16.0;
    static final double STEADY = 1 / 365.0;
    private static final double VARIANCE_SPEED = 0.05;
    /** The starting value counts like so many days. */
    private static final int PRIOR_DAYS = 7;
    /** A longer silence is closed by the law of compound decay; by then the faster levels are below 3% of where they were. */
    private static final int LONGEST_GAP = 90;

    private static final double MOST_FAST = 0.6;
    private static final double HALF_FAST_AT = 0.5;
    private static final double HALF_STEADY_AT = 0.3;
    /** By so much the variance over the mean is above that of independent customers. */
    private static final double ALL_NEWS_ABOVE = 1.5;
    /** Of 500 shelves that the system believes full, one is not. */
    private static final double PHANTOM_PRIOR = 0.002;
    private static final int KNOWN_DAYS = 28;
    /** A day as quiet as this against an average one says as little about the variance. */
    private static final double QUIETEST = 0.2;

    /** Days whose worth Taylor's law has against the variance seen: half and half after almost three years. */
    private static final double LAW_DAYS = 1_000;

    /** The state of a store-item first seen at a store-local time: until it has sold, one case pack a week is expected. */
    public static DemandState starting(LocalDateTime firstSeen, int casePack) {
        return startingAt(firstSeen, casePack / 7f);
    }

    /** The same where something is known beforehand: so many units a day are expected, 0 and up; a week of its own sales counts as much. */
    public static DemandState startingAt(LocalDateTime firstSeen, double unitsPerDay) {
        float level = (float) unitsPerDay;
        return new DemandState(firstSeen, 0, (float) DayProfile.before(firstSeen), 0, 0, level, level, level, (float) TaylorsLaw.CHAIN.variance(level));
    }

    /** Units expected on an average day, where nothing is known of its neighbours. */
    public double level() {
        return level(TaylorsLaw.CHAIN);
    }

    /** The same among neighbours that vary by this law. */
    public double level(TaylorsLaw law) {
        double fastWeight = fastWeight(law);
        double current = fastWeight * fast + (1 - fastWeight) * slow;
        double currentWeight = Math.max(slow, steady) / (Math.max(slow, steady) + HALF_STEADY_AT);
        return currentWeight * current + (1 - currentWeight) * steady;
    }

    private double fastWeight(TaylorsLaw law) {
        double most = Math.max(slow, steady);
        double news = most <= 0 ? 0 : Math.clamp((law.variance(most) / most - 1) / ALL_NEWS_ABOVE, 0, 1);
        return news * MOST_FAST * most / (most + HALF_FAST_AT);
    }

    /** Whether the silence makes it more likely than not that the item is not on the shelf, although the system says so. */
    public boolean doubted(Rhythm rhythm) {
        return mayBeDoubted() > 0 && PhantomStock.posterior(PHANTOM_PRIOR, Math.pow(chanceOfSilence(rhythm), silent)) > 0.5;
    }

    /** For how many further days a silence may be doubted; 0 or less once it is believed, or if there is none. */
    private int mayBeDoubted() {
        return silent == 0 ? 0 : days - KNOWN_DAYS - silent;
    }

    /** P(D = 0) of an average day: (m/v)^(m²/(v−m)), in purchases. */
    private double chanceOfSilence(Rhythm rhythm) {
        double m = level(rhythm.variation()) / rhythm.purchase();
        double v = Math.max(1.02 * m, dailyVariance(rhythm) / (rhythm.purchase() * rhythm.purchase()));
        return m <= 0 ? 1 : Math.pow(m / v, m * m / (v - m));
    }

    /**
     * Time goes on to a later instant; an earlier one changes nothing.
     *
     * @param inStock whether the item was there to be bought all the time since {@code asOf}
     */
    public DemandState until(LocalDateTime time, boolean inStock, Rhythm rhythm) {
        if (!time.isAfter(asOf)) {
            return this;
        }
        var state = this;
        for (int closed = 0; closed < LONGEST_GAP && state.day().isBefore(time.toLocalDate()); closed++) {
            state = state.close(inStock, rhythm);
        }
        return state.silentUntil(time.toLocalDate(), inStock, rhythm).covering(time, inStock);
    }

    /**
     * A past day, of which nothing was heard when it closed, was an ordinary one after all. It teaches now, as if the item had not sold on it; what it did sell is added by {@link #sold}. In
     * whichever order the tills deliver, the levels so become those of tills that were never offline, as long as no later day was heard of meanwhile, and almost those otherwise.
     *
     * @param share of the day's demand that was not heard of when it closed, 0 to 1
     */
    public DemandState hearing(double share) {
        return new DemandState(asOf, sold, covered, share == 1 ? days + 1 : days, silent, (float) (fast * (1 - FAST * share)), (float) (slow * (1 - speed(SLOW) * share)),
                (float) (steady * (1 - speed(STEADY) * share)), variance);
    }

    /** The same knowledge of closed days, on the open day that another has heard of. */
    public DemandState onTheDayOf(DemandState other) {
        return new DemandState(other.asOf, other.sold, other.covered, days, silent, fast, slow, steady, variance);
    }

    private LocalDate day() {
        return asOf.toLocalDate();
    }

    private DemandState covering(LocalDateTime time, boolean inStock) {
        double more = inStock ? DayProfile.share(time.toLocalDate(), asOf, time) : 0;
        return new DemandState(time, sold, (float) (covered + more), days, silent, fast, slow, steady, variance);
    }

    /** Units sold, or taken back if negative, on a business date. A date after the open day counts as the open day: tills' clocks run ahead. */
    public DemandState sold(LocalDate day, int units, Rhythm rhythm) {
        return sold(day, units, 0, rhythm);
    }

    /**
     * The same where days since then have closed unheard.
     *
     * @param unheard so many of the days since then have not taught yet, 0 to all
     */
    public DemandState sold(LocalDate day, int units, double unheard, Rhythm rhythm) {
        if (!day.isBefore(day())) {
            return new DemandState(asOf, sold + units, covered, days, silent, fast, slow, steady, variance);
        }
        double ago = Math.min(day().toEpochDay() - day.toEpochDay() - 1 - unheard, days);
        double average = units / rhythm.of(day);
        return new DemandState(asOf, sold, covered, days, units > 0 ? 0 : silent,
                (float) Math.max(0, fast + average * FAST * Math.pow(1 - FAST, ago)),
                (float) Math.max(0, slow + average * weight(SLOW, ago)),
                (float) Math.max(0, steady + average * weight(STEADY, ago)), variance);
    }

    /**
     * Demand between two store-local times: {@code M = Σ ℓ·w} and {@code V = Σ v + a/(2 − a)·v·(R + L)²} over the days and parts of days
     * between them; the second term is what the level itself may be wrong by.
     */
    public Demand between(LocalDateTime from, LocalDateTime to, Rhythm rhythm) {
        return during(DayProfile.averageDays(from, to, rhythm), rhythm);
    }

    /** The same for the demand of so many average days, 0 and up. */
    public Demand during(double averageDays, Rhythm rhythm) {
        double mean = level(rhythm.variation()) * averageDays;
        double daily = dailyVariance(rhythm);
        return new Demand(mean, daily * averageDays + levelError(rhythm.variation()) * daily * averageDays * averageDays);
    }

    /**
     * Closes the open day as a whole, where only its total is known.
     *
     * @param units sold in it
     * @param share of the day's demand, 0 to 1, during which the item was there
     */
    public DemandState closed(int units, double share, Rhythm rhythm) {
        return new DemandState(asOf, units, 0, days, silent, fast, slow, steady, variance).closed(share, rhythm);
    }

    /** a/(2 − a) for the average of the faster two levels: both variances and twice their covariance. */
    private double levelError(TaylorsLaw law) {
        double f = fastWeight(law);
        return f * f * FAST / (2 - FAST) + (1 - f) * (1 - f) * SLOW / (2 - SLOW) + 2 * f * (1 - f) * FAST * SLOW / (FAST + SLOW - FAST * SLOW);
    }

    /** Of an average day: Taylor's law in front, then what was seen. */
    public double dailyVariance(Rhythm rhythm) {
        double own = days / (days + LAW_DAYS);
        return own * variance + (1 - own) * rhythm.variation().variance(level(rhythm.variation()));
    }

    private DemandState close(boolean inStock, Rhythm rhythm) {
        return closed(Math.min(1, covered + (inStock ? 1 - DayProfile.before(asOf) : 0)) * rhythm.heard(day()), rhythm);
    }

    private DemandState closed(double share, Rhythm rhythm) {
        int silence = sold > 0 ? 0 : share > 0.5 ? silent + 1 : silent;
        double e = sold <= 0 && doubted(rhythm) ? 0 : share;
        double w = rhythm.of(day());
        double average = Math.max(0, sold) / w;
        double surprise = sold - e * level(rhythm.variation()) * w;
        double seen = e == 0 && sold <= 0 ? 0 : surprise * surprise / Math.max(QUIETEST, w);
        boolean taught = e > 0 || sold > 0;
        return new DemandState(day().plusDays(1).atStartOfDay(), 0, 0, taught ? days + 1 : days, silence,
                (float) (fast + FAST * (average - e * fast)),
                (float) (slow + speed(SLOW) * (average - e * slow)),
                (float) (steady + speed(STEADY) * (average - e * steady)),
                (float) (variance + VARIANCE_SPEED * (seen - e * variance)));
    }

    private double speed(double steadily) {
        return Math.max(steadily, 1.0 / (days + 1 + PRIOR_DAYS));
    }

    /** The rest of a long silence, all at once; out of stock, while the store was silent, or as long as it is doubted, it says nothing. */
    private DemandState silentUntil(LocalDate open, boolean inStock, Rhythm rhythm) {
        int more = (int) (open.toEpochDay() - day().toEpochDay());
        if (more == 0) {
            return this;
        }
        int heard = inStock ? (int) Math.round(day().datesUntil(open).mapToDouble(rhythm::heard).sum()) : 0;
        int taught = doubted(rhythm) ? Math.max(0, heard - mayBeDoubted()) : heard;
        return new DemandState(open.atStartOfDay(), sold, covered, days + taught, silent + heard, (float) (fast * Math.pow(1 - FAST, taught)),
                (float) (slow * Math.pow(1 - SLOW, taught)), (float) (steady * Math.pow(1 - STEADY, taught)),
                (float) (variance * Math.pow(1 - VARIANCE_SPEED, taught)));
    }

    /** What a unit sold so many closed days ago weighs now in a level that started as an average. */
    private double weight(double speed, double ago) {
        int averagedUntil = (int) (1 / speed) - PRIOR_DAYS;
        return days < averagedUntil ? 1.0 / (days + PRIOR_DAYS) : speed * Math.pow(1 - speed, Math.min(ago, days - averagedUntil));
    }
}
