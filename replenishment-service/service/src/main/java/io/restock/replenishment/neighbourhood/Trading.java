package io.restock.replenishment.neighbourhood;

import io.restock.engine.DayProfile;
import io.restock.engine.WeekdayIndex;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * When a store as a whole has traded: what all its items together sold, by the hour.
 *
 * <p>An item that sells nothing is in doubt only against customers who came. On a Sunday, a holiday, or while the tills are cut off, all items fall silent at once, and each of them by itself would look
 * like an empty shelf: twenty items of thirty units a day were twenty questions on every Monday. So silence is measured in the store's own trade instead of in time. With S what the store sold in a
 * stretch of a day, U its usual day and w that stretch's worth by weekday and hour, the stretch counts {@code min(w, S/U)} average days: nothing while the store is silent, all of it while it
 * sells as usual, a quarter where three of four tills are cut off, whose customers are missing from every item alike. A day that is better than usual counts once. Where one item falls silent among
 * many, S/U hardly moves, and it is asked about as before.
 *
 * <p>The same decides what a day teaches, {@link #heard}. A day of at least half of what is usual for it is an ordinary day, good or bad, and teaches in full. What is less is not for lack of wishes: it
 * counts as the part of a day that was sold, so that an item that kept its share of what little there was stays as it is, and a day without any sale teaches nothing. Usual for it is the median of the same
 * weekday, since a short Sunday is a Sunday, but at least a tenth of the store's usual day, since one basket is not a Sunday.
 *
 * <p>U is the median over the days kept that sold anything, each divided by the chain's index of its weekday: closed days do not lower it, and of two sums the order in which they were heard does not matter.
 * So a till that delivers late changes what the store has traded to what it would have been, and a replay of the same events gives the same. Only sums are kept, 24 for each of the last nine weeks; of
 * what lies before it is assumed that the store traded then as it did since.
 *
 * <p>The hours matter: a till that breaks down at noon must not leave an afternoon of doubt, nor a store that is heard of once a day, at six.
 *
 * <p>What a store says of its own days, {@link StoreDoors}, adds to this: a day that it calls closed is no time whatever was sold on it, and nothing is ordered for it beforehand.
 *
 * <p>The chance of an empty shelf itself is that of {@link io.restock.engine.doubt.ShelfQuestion}. That a common cause should be looked for first where everything falls silent is our own rule; it was found
 * by trying closed weekdays, three holidays and 48 hours without a line to the tills on stores of twenty items: 20 of 20 questions each before, none since, while one silent item among twenty is still asked about.
 */
public final class Trading {
    static final int KEPT_DAYS = 63;
    private static final int HOURS = 24;
    /** From this share of what is usual on, a day is like others. */
    private static final double ORDINARY = 0.5;
    /** A weekday's usual trade is at least this share of an average day's, and below it the store was closed. */
    private static final double LEAST = 0.1;
    /** So many of a weekday say what is usual for it. */
    private static final int KNOWN_WEEKDAYS = 3;
    /** And so many silent ones, one after the other, that the store rests. */
    private static final int RESTED_WEEKS = 4;

    private final NavigableMap<LocalDate, float[]> byHour = new TreeMap<>();
    private final SortedSet<LocalDate> changed = new TreeSet<>();
    private final Map<LocalDate, Double> shares = new HashMap<>();
    private double usual;

    /** @param purchases customers' takes, more or less: units, or grams in portions */
    void sold(LocalDateTime at, double purchases) {
        var day = at.toLocalDate();
        if (!byHour.isEmpty() && day.isBefore(oldest())) {
            return;
        }
        byHour.computeIfAbsent(day, _ -> new float[HOURS])[at.getHour()] += (float) purchases;
        changed.add(day);
        byHour.headMap(oldest()).clear();
        shares.clear();
        usual = 0;
    }

    /** What was kept of a day. */
    void put(LocalDate day, float[] purchases) {
        byHour.put(day, purchases);
    }

    /** The first day that is kept. */
    LocalDate oldest() {
        return byHour.lastKey().minusDays(KEPT_DAYS - 1);
    }

    boolean isKnown() {
        return !byHour.isEmpty();
    }

    /** The days that have changed since this was asked last, with their hours. */
    Map<LocalDate, float[]> changes() {
        var days = new TreeMap<LocalDate, float[]>();
        changed.stream().filter(byHour::containsKey).forEach(day -> days.put(day, byHour.get(day)));
        changed.clear();
        return days;
    }

    /** The share of a day's customers of whom anything was heard: 1 for a day that is like others, less where it was not half of what is usual. */
    double heard(LocalDate day) {
        double share = share(day);
        return share >= ORDINARY ? 1 : share;
    }

    /** The share of what is usual for a day that was sold on it, 0 to 1. */
    double share(LocalDate day) {
        return shares.computeIfAbsent(day, this::soldOfUsual);
    }

    private double soldOfUsual(LocalDate day) {
        if (!isKnown()) {
            return 0;
        }
        if (day.isBefore(oldest())) {
            return 1;
        }
        double sold = sold(day, 0);
        return sold == 0 ? 0 : Math.min(1, sold / usual(day));
    }

    /** Whether a day was silent because the store is closed each week on that weekday. */
    boolean rests(LocalDate day) {
        return isKnown() && !byHour.firstKey().isAfter(day.minusWeeks(RESTED_WEEKS))
                && IntStream.rangeClosed(0, RESTED_WEEKS).allMatch(ago -> sold(day.minusWeeks(ago), 0) < LEAST * usual() * WeekdayIndex.CHAIN.of(day));
    }

    /** For how many average days it has traded between two times, on days that count. */
    double tradedDays(LocalDateTime since, LocalDateTime now, Predicate<LocalDate> counts) {
        if (!isKnown()) {
            return 0;
        }
        var first = byHour.firstKey();
        var last = byHour.lastKey().isBefore(now.toLocalDate()) ? byHour.lastKey() : now.toLocalDate();
        double days = 0;
        for (var day = since.toLocalDate().isBefore(first) ? first : since.toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            int fromHour = day.equals(since.toLocalDate()) ? since.getHour() + 1 : 0;
            days += counts.test(day) ? traded(day, fromHour, WeekdayIndex.CHAIN.of(day) * DayProfile.share(day, since, now)) : 0;
        }
        return since.toLocalDate().isBefore(first) ? days + tradedBefore(since.toLocalDate(), first) : days;
    }

    private double traded(LocalDate day, int fromHour, double atMost) {
        double sold = sold(day, fromHour);
        return sold == 0 ? 0 : Math.min(atMost, sold / usual());
    }

    /** As much of those days as of the ones that are kept. */
    private double tradedBefore(LocalDate since, LocalDate first) {
        double kept = byHour.keySet().stream().mapToDouble(day -> traded(day, 0, WeekdayIndex.CHAIN.of(day))).sum();
        return kept * (first.toEpochDay() - since.toEpochDay()) / (byHour.lastKey().toEpochDay() - first.toEpochDay() + 1);
    }

    private double sold(LocalDate day, int fromHour) {
        var hours = byHour.get(day);
        return hours == null ? 0 : IntStream.range(fromHour, HOURS).mapToDouble(hour -> hours[hour]).sum();
    }

    /** Purchases of an average day. */
    private double usual() {
        if (usual == 0) {
            usual = median(byHour.keySet().stream().mapToDouble(day -> sold(day, 0) / WeekdayIndex.CHAIN.of(day)));
        }
        return usual;
    }

    private double usual(LocalDate day) {
        double byIndex = usual() * WeekdayIndex.CHAIN.of(day);
        DayOfWeek weekday = day.getDayOfWeek();
        var others = byHour.keySet().stream().filter(other -> other.getDayOfWeek() == weekday && !other.equals(day)).toList();
        return others.size() < KNOWN_WEEKDAYS ? byIndex : Math.max(LEAST * byIndex, median(others.stream().mapToDouble(other -> sold(other, 0))));
    }

    /** Of two in the middle the larger: the day that has only begun is among them. */
    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
