package io.restock.replenishment.storeitem;

import io.restock.engine.freshness.ExpectedOutdating.Batch;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When the units on a shelf came, as far as on hand shows: what is more than before has just come, and what is gone was the oldest. Of most items nobody reports the
 * dates of expiry, so this is what the age of the stock is judged by.
 *
 * @param arrivals oldest first, at most {@value #MOST}; older ones are counted with the next
 */
public record ShelfAges(List<Arrival> arrivals) {
    static final ShelfAges NONE = new ShelfAges(List.of());
    private static final int MOST = 40;

    /** @param units above 0 */
    public record Arrival(LocalDate day, int units) {}

    public ShelfAges {
        arrivals = List.copyOf(arrivals);
    }

    /** The shelf holds so many units on this day. */
    ShelfAges holding(int onHand, LocalDate today) {
        int excess = arrivals.stream().mapToInt(Arrival::units).sum() - Math.max(0, onHand);
        var left = new ArrayList<Arrival>(arrivals.size() + 1);
        int gone = Math.max(0, excess);
        for (Arrival arrival : arrivals) {
            int taken = Math.min(gone, arrival.units);
            gone -= taken;
            if (arrival.units > taken) {
                left.add(new Arrival(arrival.day, arrival.units - taken));
            }
        }
        if (excess < 0) {
            boolean sameDay = !left.isEmpty() && !left.getLast().day.isBefore(today);
            left.add(new Arrival(sameDay ? left.getLast().day : today, -excess + (sameDay ? left.removeLast().units : 0)));
        }
        if (left.size() > MOST) {
            int oldest = left.removeFirst().units;
            left.set(0, new Arrival(left.getFirst().day, left.getFirst().units + oldest));
        }
        return new ShelfAges(left);
    }

    /** @param lifeDays days for which a unit can be sold, the day of its arrival included */
    public List<Batch> batches(LocalDate today, int lifeDays) {
        return arrivals.stream().map(arrival -> new Batch((int) (lifeDays - ChronoUnit.DAYS.between(arrival.day, today)), arrival.units)).toList();
    }

    /** {@code 2026-03-01:6,2026-03-03:12}. */
    @Override
    public String toString() {
        return arrivals.stream().map(arrival -> arrival.day + ":" + arrival.units).collect(Collectors.joining(","));
    }

    public static ShelfAges of(String text) {
        return text == null || text.isEmpty() ? NONE : new ShelfAges(Arrays.stream(text.split(",")).map(part -> part.split(":"))
                .map(part -> new Arrival(LocalDate.parse(part[0]), Integer.parseInt(part[1]))).toList());
    }
}
