package io.restock.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The book of troubles")
class TroublesTest {
    private final Troubles troubles = new Troubles(Duration.ZERO, Duration.ZERO);

    @Test
    void reports_what_fails_with_its_last_reason_until_it_succeeds() {
        troubles.failed("partition 3", new IllegalStateException("first"));
        troubles.failed("partition 3", new IllegalStateException("second"));
        assertThat(troubles.lasting()).hasValueSatisfying(trouble -> assertThat(trouble).startsWith("partition 3 has been failing for 0 s").endsWith("second"));

        troubles.repaired("partition 3");

        assertThat(troubles.lasting()).isEmpty();
    }

    @Test
    void reports_what_waits_and_does_not_move_until_nothing_waits() {
        troubles.waits("partition 3", "500 records wait");
        assertThat(troubles.lasting()).hasValue("partition 3 has not moved for 0 s: 500 records wait");

        troubles.rests("partition 3");

        assertThat(troubles.lasting()).isEmpty();
    }

    @Test
    void forgets_what_is_done_at_somebodys_word_only_when_nobody_asks_for_it_any_more() {
        troubles.failed("sending", new IllegalStateException("refused"), Duration.ofHours(1));
        assertThat(troubles.lasting()).hasValueSatisfying(trouble -> assertThat(trouble).endsWith("refused"));

        troubles.failed("sending", new IllegalStateException("refused"), Duration.ofNanos(-1));

        assertThat(troubles.lasting()).isEmpty();
    }

    @Test
    void is_patient() {
        var patient = new Troubles(Duration.ofHours(1), Duration.ofHours(1));
        patient.failed("partition 3", new IllegalStateException());
        patient.waits("partition 4", "500 records wait");

        assertThat(patient.lasting()).isEmpty();
    }

    @Test
    void keeps_a_thread_alive_whatever_is_thrown_and_reports_it() throws InterruptedException {
        var missing = new AtomicBoolean(true);
        Troubles.Work work = () -> {
            if (missing.get()) {
                throw new NoClassDefFoundError("io/restock/Gone");
            }
        };

        assertThat(troubles.attempt("the outbox", work)).isFalse();
        assertThat(troubles.lasting()).hasValueSatisfying(trouble -> assertThat(trouble).contains("the outbox has been failing").contains("io/restock/Gone"));
        missing.set(false);
        assertThat(troubles.attempt("the outbox", work)).isTrue();
        assertThat(troubles.lasting()).isEmpty();
    }
}
