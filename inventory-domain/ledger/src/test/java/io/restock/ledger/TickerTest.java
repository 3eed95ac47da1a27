package io.restock.ledger;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Troubles;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work that is done soon after it is asked for")
class TickerTest {
    @Test
    void goes_on_after_an_error() throws InterruptedException {
        var thrown = new AtomicBoolean();
        var wentOn = new CountDownLatch(1);
        try (var ticker = new Ticker("outbox", Duration.ZERO, Duration.ofMillis(10), new Troubles(Duration.ZERO), () -> {
            if (thrown.compareAndSet(false, true)) {
                throw new NoClassDefFoundError("io/restock/Gone");
            }
            wentOn.countDown();
        })) {
            ticker.start();
            assertThat(wentOn.await(60, SECONDS)).as("it goes on").isTrue();
        }
    }
}
