package io.restock.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restock.border.http.ProblemException;
import io.restock.gateway.intake.Admission.Purpose;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("At the door")
class AdmissionTest {
    private final Tally tally = new Tally(new SimpleMeterRegistry());
    private long nanos;

    @Test
    void questions_and_bulk_are_sent_away_when_half_is_full_and_sales_when_all_is() {
        var admission = door(4, 100, 1_000);
        admission.enter(Purpose.SALE, "till");
        admission.enter(Purpose.BULK, "till");
        assertRefused(503, () -> admission.enter(Purpose.QUESTION, "till"));
        assertRefused(503, () -> admission.enter(Purpose.BULK, "till"));
        admission.enter(Purpose.SALE, "till");
        var last = admission.enter(Purpose.SALE, "till");
        assertRefused(503, () -> admission.enter(Purpose.SALE, "till"));
        last.close();
        assertThatCode(() -> admission.enter(Purpose.SALE, "till")).doesNotThrowAnyException();
        assertThat(tally.transactionsShed()).isEqualTo(3);
    }

    @Test
    void only_so_many_bulk_posts_come_in_at_once_and_a_refused_one_leaves_its_place() {
        var admission = door(100, 1, 1_000);
        var first = admission.enter(Purpose.BULK, "till");
        assertRefused(503, () -> admission.enter(Purpose.BULK, "till"));
        first.close();
        admission.enter(Purpose.BULK, "till").close();
    }

    @Test
    void a_caller_who_comes_too_often_hears_when_to_come_again_and_others_do_not() {
        var admission = door(1_000, 100, 10);
        for (int i = 0; i < 10; i++) {
            admission.enter(Purpose.SALE, "eager");
        }
        assertThat(assertRefused(429, () -> admission.enter(Purpose.SALE, "eager")).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        admission.enter(Purpose.SALE, "other");
        nanos += 100_000_000;
        admission.enter(Purpose.SALE, "eager");
    }

    @Test
    void a_caller_short_of_calls_keeps_the_last_half_for_sales() {
        var admission = door(1_000, 100, 10);
        admission.charge(Purpose.BULK, "till", 5);
        assertRefused(429, () -> admission.enter(Purpose.QUESTION, "till"));
        for (int i = 0; i < 5; i++) {
            admission.enter(Purpose.SALE, "till");
        }
    }

    @Test
    void a_bulk_post_larger_than_the_rate_gets_in_with_a_full_bucket() {
        var admission = door(1_000, 100, 10);
        assertThatCode(() -> admission.charge(Purpose.BULK, "till", 1_000)).doesNotThrowAnyException();
    }

    private Admission door(int inFlight, int bulk, double perSecond) {
        return new Admission(inFlight, bulk, perSecond, tally, () -> nanos);
    }

    private static ProblemException assertRefused(int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        var refused = catchThrowableOfType(ProblemException.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.problem().status()).isEqualTo(status);
        assertThat(refused.retryAfter()).isPositive();
        return refused;
    }
}
