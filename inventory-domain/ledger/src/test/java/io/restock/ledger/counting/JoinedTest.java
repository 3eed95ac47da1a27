package io.restock.ledger.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.ledger.counting.Area.Kind;
import io.restock.ledger.counting.Joined.Movements;
import io.restock.ledger.counting.Joined.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The parts of one count")
class JoinedTest {
    private static final int DAYS = 2_000;
    private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");

    /** @param units moved, signed */
    private record Move(Instant at, int units, boolean byTill, boolean inSecond) {}

    /** What moved, as the journal knows it. */
    private record Day(List<Move> moves) implements Movements {
        @Override
        public int byTills(Instant from, Instant until) {
            return between(from, until, true);
        }

        @Override
        public int byStaff(Instant from, Instant until) {
            return between(from, until, false);
        }

        private int between(Instant from, Instant until, boolean byTill) {
            return until.isBefore(from) ? -between(until, from, byTill)
                    : moves.stream().filter(move -> move.byTill() == byTill && !move.at().isBefore(from) && move.at().isBefore(until)).mapToInt(Move::units).sum();
        }

        int since(Instant from) {
            return moves.stream().filter(move -> !move.at().isBefore(from)).mapToInt(Move::units).sum();
        }
    }

    private static Part floor(int minutes, int units) {
        return new Part(Kind.SALES_FLOOR, at(minutes), units);
    }

    private static Part back(int minutes, int units) {
        return new Part(Kind.BACK_ROOM, at(minutes), units);
    }

    private static Instant at(int minutes) {
        return TEN.plusSeconds(60L * minutes);
    }

    private static Joined of(List<Move> moves, Part... parts) {
        return Joined.of(List.of(parts), new Day(moves));
    }

    @Test
    void are_added_at_the_instant_at_which_the_sales_floor_was_counted() {
        assertThat(of(List.of(), floor(0, 8), back(5, 20))).isEqualTo(new Joined(at(0), 28, 0));
        assertThat(of(List.of(), back(0, 20), floor(5, 8))).isEqualTo(new Joined(at(5), 28, 0));
        assertThat(of(List.of(), back(3, 20))).isEqualTo(new Joined(at(3), 20, 0));
    }

    @Test
    void leave_what_a_till_sold_meanwhile_to_the_hours_after_the_count() {
        assertThat(of(List.of(new Move(at(2), -3, true, false)), floor(0, 8), back(5, 20))).isEqualTo(new Joined(at(0), 28, 0));
    }

    @Test
    void know_of_a_delivery_that_came_between_them_once() {
        assertThat(of(List.of(new Move(at(2), 12, false, false)), floor(0, 8), back(5, 32))).as("it lies in the back room, and comes after the count")
                .isEqualTo(new Joined(at(0), 28, 0));
        assertThat(of(List.of(new Move(at(2), 12, false, false)), back(0, 20), floor(5, 8))).as("it came before the count, and nobody saw it").isEqualTo(new Joined(at(5), 40, 0));
    }

    @Test
    void of_several_goes_say_how_much_moved_amid_them() {
        assertThat(of(List.of(new Move(at(2), -3, true, false)), floor(0, 8), floor(5, 6), back(9, 20)).unsure()).isEqualTo(3);
        assertThat(of(List.of(new Move(at(2), 12, false, false)), floor(0, 8), back(1, 6), back(9, 20)).unsure()).isEqualTo(12);
    }

    @Test
    void come_to_what_the_store_has_but_for_what_they_call_unsure() {
        long seed = Long.getLong("restock.seed", System.nanoTime());
        System.out.println("seed " + seed + ", " + DAYS + " days (-Drestock.seed=" + seed + " repeats them)");
        for (int day = 0; day < DAYS; day++) {
            aDay(seed + day);
        }
    }

    /** Of a store with a shelf and two places in the back room, whose truth is known. */
    private static void aDay(long seed) {
        var random = new Random(seed);
        var moves = new ArrayList<Move>();
        for (int i = random.nextInt(12); i > 0; i--) {
            boolean byTill = random.nextBoolean();
            moves.add(new Move(at(random.nextInt(60)), byTill ? -1 - random.nextInt(3) : random.nextInt(24) - 6, byTill, random.nextBoolean()));
        }
        var day = new Day(moves);
        int shelfAtFirst = 200;
        int firstAtFirst = 300;
        int secondAtFirst = 400;
        int shelfCounted = random.nextInt(60);
        int firstCounted = random.nextInt(60);
        int secondCounted = random.nextBoolean() ? firstCounted : random.nextInt(60);
        var parts = new ArrayList<Part>();
        parts.add(floor(shelfCounted, shelfAtFirst + before(moves, shelfCounted, true, false) + before(moves, shelfCounted, true, true)));
        parts.add(back(firstCounted, firstAtFirst + before(moves, firstCounted, false, false)));
        parts.add(back(secondCounted, secondAtFirst + before(moves, secondCounted, false, true)));

        Joined joined = Joined.of(parts, day);

        int truth = shelfAtFirst + firstAtFirst + secondAtFirst + moves.stream().mapToInt(Move::units).sum();
        long goesApart = moves.stream().filter(move -> !move.byTill() && !move.at().isBefore(at(Math.min(firstCounted, secondCounted)))
                && move.at().isBefore(at(Math.max(firstCounted, secondCounted)))).mapToInt(move -> Math.abs(move.units())).sum();
        assertThat(joined.units() + day.since(joined.at())).as("seed " + seed).isCloseTo(truth, within(goesApart));
        assertThat(joined.unsure()).as("seed " + seed).isLessThanOrEqualTo(goesApart);
    }

    private static int before(List<Move> moves, int minutes, boolean byTill, boolean inSecond) {
        return moves.stream().filter(move -> move.byTill() == byTill && move.inSecond() == inSecond && move.at().isBefore(at(minutes))).mapToInt(Move::units).sum();
    }
}
