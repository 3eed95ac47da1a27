package io.restock.search;

import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.search.Shop.item;
import static io.restock.search.Shop.level;
import static io.restock.search.Shop.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Channel;
import io.restock.contracts.operations.Quarantine.Correction;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderLineId;
import io.restock.contracts.stock.StockLevel;
import io.restock.local.testing.Engines;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A record that cannot be indexed")
class PoisonTest {
    private static final Author KARI = new Author("Kari", null, Channel.REST);
    @TempDir
    Path directory;

    /** Each of these began the search anew, each second and for ever. */
    @Test
    void is_put_aside_so_that_others_are_found_and_is_still_known_after_a_restart() throws Exception {
        try (var engines = Engines.start(Path.of("target", "engines", "poison-" + System.nanoTime()))) {
            String kafka = engines.bootstrapServers();
            Running.start(kafka, directory).close(); // creates the topics
            try (var shop = new Shop(kafka)) {
                putAside(shop, kafka);
            }
        }
    }

    private void putAside(Shop shop, String kafka) {
        var line = new OrderLineId("o-571", 1);
        try (var first = Running.start(kafka, directory)) {
            shop.spoils(Topics.STOCK, store(571) + "|" + item(572), "{\"store\": \"%s\", \"item\": \"%s\", \"onHand\": 3}".formatted(store(571), item(572)), "1");
            shop.orders(new LinePlaced(null, store(571), store(9), item(573), Instant.now(), 12, 6, Instant.now(), Instant.now(), null), 571);
            shop.lists(571, "Milk", "brand".repeat(10_000), "Dairy");
            shop.prices(571, "1e30", null, null);
            shop.stocks(571, 571, 5, 0);
            shop.orders(new LinePlaced(line, store(571), store(9), item(571), Instant.now(), 12, 6, Instant.now(), Instant.now(), null), 572);
            first.awaits(571, 571, document -> document.onHand() == 5 && document.orders().units() == 12);
            await().atMost(PATIENCE).until(() -> first.aside().waiting() == 4);
            assertThat(first.live().missing()).isNull();
        }
        try (var second = Running.start(kafka, directory)) {
            await().atMost(PATIENCE).until(() -> second.aside().waiting() == 4);
            var level = second.aside().list(false, 0, 10).stream().filter(each -> each.topic().equals(Topics.STOCK.topic())).findFirst().orElseThrow();
            assertThat(level.reason()).contains("a level has no store, item or time");
            second.aside().replay(level.id(), new Correction("StockLevel", StockLevel.CODEC.write(level(571, 572, 3, 0))), KARI);
            second.awaits(571, 572, document -> document.onHand() == 3);
            second.aside().list(false, 0, 10).forEach(each -> second.aside().dismiss(each.id(), "a trial", KARI));
        }
        try (var third = Running.start(kafka, directory)) {
            assertThat(third.aside().list(false, 0, 10)).noneMatch(each -> each.topic().equals(Topics.ORDERS.topic()));
            shop.lists(571, "Milk", "Tine", "Dairy");
            await().atMost(PATIENCE).until(() -> third.aside().waiting() <= 1);
        }
    }
}
