package io.restock.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.Gln;
import io.restock.contracts.store.TransactionId;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The transactions of the last minutes")
class RecentTransactionsTest {
    private static final TransactionId ID = new TransactionId(new Gln("7080001000011"), "4", LocalDate.of(2026, 3, 2), 17);

    private final RecentTransactions recent = new RecentTransactions(100);

    @Test
    void one_that_comes_again_while_it_is_on_its_way_is_not_sent_twice() {
        var onItsWay = new CompletableFuture<Void>();
        Acceptance first = recent.claim(ID, "digest", () -> onItsWay);
        Acceptance again = recent.claim(ID, "digest", () -> {
            throw new AssertionError("was sent twice");
        });
        assertThat(again).isSameAs(first);
        assertThat(recent.isAcknowledged(ID)).isFalse();
        onItsWay.complete(null);
        assertThat(recent.isAcknowledged(ID)).isTrue();
    }

    @Test
    void one_that_kafka_did_not_take_is_sent_anew() {
        Acceptance lost = recent.claim(ID, "digest", () -> CompletableFuture.failedFuture(new IllegalStateException("away")));
        assertThat(lost.hasFailed()).isTrue();
        assertThat(recent.claim(ID, "digest", () -> CompletableFuture.completedFuture(null)).isAcknowledged()).isTrue();
    }

    @Test
    void one_that_could_not_even_be_handed_over_is_sent_anew_too() {
        assertThatThrownBy(() -> recent.claim(ID, "digest", () -> {
            throw new IllegalStateException("closed");
        })).hasMessage("closed");
        assertThat(recent.claim(ID, "digest", () -> CompletableFuture.completedFuture(null)).isAcknowledged()).isTrue();
    }
}
