package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.BusinessClock;
import io.restock.endtoend.browser.DashboardPage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The product's main job, as a newcomer sees it: {@code ./restock demo}, with the page open beside it. */
@DisplayName("A day of trade")
class TradeTest {
    /** Longer than it takes until goods arrive: we end it then. */
    private static final Duration TRADE = Duration.ofMinutes(10);
    private static final Duration UNTIL_GOODS_ARRIVE = Duration.ofMinutes(7);
    /** Without what the launcher prepares after a build, and on two slow processors, everything takes a minute to begin. */
    private static final Duration START = Duration.ofMinutes(4);

    private static final Duration STOPPED = Duration.ofSeconds(20);

    @Test
    void sells_orders_delivers_is_seen_in_the_browser_and_leaves_everything_in_balance() throws Exception {
        Product restock = Product.boxed("trade");
        Command demo = restock.demo(TRADE, 8, 150);
        await().atMost(START).until(() -> demo.text().contains("0s  ") || !demo.process().isAlive());
        assertThat(demo.process().isAlive()).describedAs(demo.text()).isTrue();
        try (DashboardPage page = DashboardPage.open(restock.link())) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(page.liveEvents()).anyMatch(event -> event.happened().startsWith("Sold"));
                assertThat(page.openOrders()).isNotEmpty();
            });
            DashboardPage.LiveEvent sold = page.liveEvents().getFirst();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(page.search(sold.item())).anyMatch(hit -> hit.item().startsWith(sold.item())));
            page.search("");
            await().atMost(UNTIL_GOODS_ARRIVE).until(() -> page.liveEvents().stream().anyMatch(event -> event.happened().startsWith("Received")));
            assertThatTimeWaitsForWhoIsStopped(restock);
            page.screenshot(Path.of(System.getProperty("restock.picture", "target/dashboard.png")));
            assertThat(page.errors()).isEmpty();
        } finally {
            demo.pressCtrlC();
        }
        Product.Said said = demo.end(Duration.ofMinutes(4));
        assertThat(said.exitCode()).describedAs(said.text()).isZero();
        assertThat(said.text()).contains("accepted by the gateway", "promise of 24 hours", "search updates", "everything holds");
    }

    /** SIGSTOP: the process lives, holds its connections, and does nothing for twenty seconds of the wall clock, four business hours at full speed. */
    private static void assertThatTimeWaitsForWhoIsStopped(Product restock) throws Exception {
        var clock = BusinessClock.watching(restock.data().resolve("clock.board"));
        restock.signal("STOP", Product.Killable.LEDGER);
        Instant stopped = clock.instant();
        long until = System.nanoTime() + STOPPED.toNanos();
        await().atMost(STOPPED.multipliedBy(2)).until(() -> System.nanoTime() > until);
        Instant stood = clock.instant();
        assertThat(Duration.between(stopped, stood)).isLessThan(Duration.ofMinutes(10));
        assertThat(clock.waitsFor()).hasValueSatisfying(place -> assertThat(place).startsWith("ledger"));
        restock.signal("CONT", Product.Killable.LEDGER);
        await().atMost(PATIENCE).until(() -> clock.instant().isAfter(stood.plus(Duration.ofMinutes(30))));
    }
}
