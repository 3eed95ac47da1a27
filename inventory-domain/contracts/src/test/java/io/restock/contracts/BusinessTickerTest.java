package io.restock.contracts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Work by the business clock")
class BusinessTickerTest {
    @Test
    void goes_on_after_an_error() throws InterruptedException {
        var thrown = new AtomicBoolean();
        var wentOn = new CountDownLatch(3);
        var clock = BusinessClock.configured(_ -> null);
        try (var _ = new BusinessTicker("waves", Duration.ofMillis(10), Duration.ofMillis(10), clock, new Troubles(Duration.ZERO), () -> {
            if (thrown.compareAndSet(false, true)) {
                throw new NoClassDefFoundError("io/restock/Gone");
            }
            wentOn.countDown();
        })) {
            assertThat(wentOn.await(60, SECONDS)).as("it goes on").isTrue();
        }
    }
}
