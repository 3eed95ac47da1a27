package io.restock.distribution.wave;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One item among the lines that wait for it")
class AllocationTest {
    private static final Gln BIG = new Gln("7080001000011");
    private static final Gln SMALL = new Gln("7080001000028");
    private static final Gtin ITEM = new Gtin("07038010000010");
    private static final Instant EARLY = Instant.parse("2026-03-02T08:00:00Z");

    private static WaitingLine line(String id, Gln store, int waiting, int coming, int minute, int position, double mean, double variance) {
        Instant placedAt = EARLY.plusSeconds(60L * minute);
        return new WaitingLine(id, store, ITEM, 12, waiting, 0, coming, placedAt, placedAt.plusSeconds(86_400), null, null, position, mean, variance, null, null, false);
    }

    private static Map<String, Integer> divide(int available, WaitingLine... lines) {
        return Allocation.divide(List.of(lines), available).stream().collect(Collectors.toMap(share -> share.line().id(), Allocation.Share::units));
    }

    @Test
    void where_there_is_enough_everybody_gets_all() {
        assertThat(divide(36, line("a/1", BIG, 24, 0, 0, 20, 30, 90), line("b/1", SMALL, 12, 0, 0, 1, 5, 10)))
                .containsEntry("a/1", 24).containsEntry("b/1", 12);
    }

    @Test
    void who_asked_first_has_no_right_of_way() {
        var first = line("a/1", BIG, 24, 0, 0, 20, 30, 90);
        var later = line("b/1", SMALL, 12, 0, 59, 1, 5, 10);
        assertThat(divide(24, first, later)).containsEntry("a/1", 12).containsEntry("b/1", 12);
        assertThat(divide(24, later, first)).containsEntry("a/1", 12).containsEntry("b/1", 12);
    }

    @Test
    void what_a_store_was_promised_before_counts_as_there() {
        var served = line("a/1", BIG, 12, 24, 0, 2, 10, 20);
        var bare = line("b/1", SMALL, 12, 0, 0, 2, 10, 20);
        assertThat(divide(12, served, bare)).containsEntry("a/1", 0).containsEntry("b/1", 12);
    }

    @Test
    void lines_of_one_store_that_both_wait_are_one_need() {
        // The second line's position counts the first as coming; it is not, so the store is as bare as its neighbour was.
        var first = line("a/1", BIG, 12, 0, 0, 0, 10, 20);
        var second = line("a/2", BIG, 12, 0, 10, 12, 10, 20);
        var neighbour = line("b/1", SMALL, 12, 0, 5, 3, 10, 20);
        assertThat(divide(12, first, second, neighbour)).containsEntry("a/1", 12).containsEntry("a/2", 0).containsEntry("b/1", 0);
    }
}
