package io.restock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JustCommittedTest {
    private final JustCommitted fresh = new JustCommitted();

    @Test
    void batches_come_out_one_after_the_other() {
        fresh.add(rows(1, 3));
        fresh.add(rows(4, 5));

        assertThat(fresh.after(0)).isEqualTo(rows(1, 3));
        assertThat(fresh.after(3)).isEqualTo(rows(4, 5));
        assertThat(fresh.after(5)).isEmpty();
    }

    @Test
    void what_the_journal_has_given_already_is_forgotten() {
        fresh.add(rows(1, 3));
        fresh.add(rows(4, 5));

        assertThat(fresh.after(3)).isEqualTo(rows(4, 5));
    }

    @Test
    void a_gap_or_a_part_of_a_batch_is_left_to_the_journal() {
        fresh.add(rows(4, 6));

        assertThat(fresh.after(2)).isEmpty();
        assertThat(fresh.after(4)).isEmpty();
        assertThat(fresh.after(3)).isEqualTo(rows(4, 6));
    }

    @Test
    void too_many_are_forgotten_and_those_after_them_are_kept() {
        fresh.add(rows(1, JustCommitted.ROWS_AT_MOST));
        long next = JustCommitted.ROWS_AT_MOST + 1;
        fresh.add(rows(next, next + 9));

        assertThat(fresh.after(0)).isEmpty();
        assertThat(fresh.after(next - 1)).hasSize(10);
    }

    private static List<JournalRow.Placed> rows(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(position -> new JournalRow.Placed(0, position, Instant.EPOCH,
                new JournalRow("key", position, "Noted", 1, Instant.EPOCH, null, Provenance.UNKNOWN))).toList();
    }
}
