package io.restock.search;

import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.search.Shop.item;
import static io.restock.search.Shop.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.contracts.orders.OrderLineId;
import io.restock.contracts.stock.StockLevel;
import io.restock.local.testing.Engines;
import io.restock.search.index.Engine;
import io.restock.search.index.IndexOpening;
import io.restock.search.stock.Progress;
import io.restock.search.stock.StockDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A search that is stopped and started again")
class RestartTest {
    @TempDir
    Path directory;
    private final String kafka = Engines.shared().bootstrapServers();
    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(kafka);
        search().close(); // creates the topics
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void keeps_what_it_had_and_takes_what_came_meanwhile() {
        var line = new OrderLineId("o-501", 1);
        shop.lists(501, "Old name", "Brand", "Category");
        try (var first = search()) {
            shop.stocks(501, 501, 5, 0);
            shop.orders(new LinePlaced(line, store(501), store(9), item(501), Instant.now(), 12, 6, Instant.now(), Instant.now(), null), 501);
            first.awaits(501, 501, document -> document.onHand() == 5 && document.orders().units() == 12);
        }
        shop.stocks(501, 501, 3, 2);
        shop.stocks(502, 502, 8, 0);
        shop.orders(new LineShort(line, store(501), item(501), Instant.now(), 2, true, "gone"), 502);
        shop.lists(501, "New name", "Brand", "Category");
        try (var second = search()) {
            long begun = second.live().index().progress().offsets().values().stream().mapToLong(Long::longValue).sum();
            assertThat(begun).as("resumes, and does not begin anew").isPositive();
            second.awaits(501, 501, document -> document.onHand() == 3 && document.orders().units() == 10
                    && document.listing().name().equals("New name"));
            second.awaits(502, 502, document -> document.onHand() == 8);
        }
    }

    @Test
    void changes_nothing_when_nothing_happened_meanwhile() {
        shop.stocks(511, 511, 5, 0);
        long updates;
        try (var first = search()) {
            first.awaits(511, 511, document -> document.onHand() == 5);
            updates = first.live().visibility().updates();
        }
        try (var second = search()) {
            second.awaits(511, 511, document -> document.onHand() == 5);
            assertThat(second.live().visibility().updates()).isEqualTo(updates);
        }
    }

    @Test
    void builds_a_missing_index_anew_from_the_topics() throws Exception {
        var line = new OrderLineId("o-521", 1);
        shop.stocks(521, 521, 5, 0);
        shop.orders(new LinePlaced(line, store(521), store(9), item(521), Instant.now(), 12, 6, Instant.now(), Instant.now(), null), 521);
        StockDocument before;
        try (var first = search()) {
            before = first.awaits(521, 521, document -> document.onHand() == 5 && document.orders().units() == 12);
        }
        delete(directory.resolve("stock"));
        try (var second = search()) {
            assertThat(second.awaits(521, 521, document -> document.onHand() == 5)).isEqualTo(before);
        }
    }

    @Test
    void builds_a_damaged_index_anew_from_the_topics() throws Exception {
        shop.stocks(531, 531, 5, 0);
        try (var first = search()) {
            first.awaits(531, 531, document -> document.onHand() == 5);
        }
        try (var files = Files.list(directory.resolve("stock"))) {
            for (Path segment : files.filter(file -> !file.getFileName().toString().equals("write.lock")).toList()) {
                Files.write(segment, new byte[] {1, 2, 3});
            }
        }
        try (var second = search()) {
            second.awaits(531, 531, document -> document.onHand() == 5);
        }
    }

    @Test
    void reads_again_after_a_crash_what_it_had_written_and_not_noted_and_changes_nothing() {
        var line = new OrderLineId("o-541", 1);
        shop.stocks(541, 541, 5, 0);
        StockDocument before;
        try (var first = search()) {
            first.awaits(541, 541, document -> document.onHand() == 5);
            shop.stocks(541, 541, 4, 1);
            shop.orders(new LinePlaced(line, store(541), store(9), item(541), Instant.now(), 12, 6, Instant.now(), Instant.now(), null), 541);
            shop.orders(new LineShort(line, store(541), item(541), Instant.now(), 2, true, "gone"), 542);
            before = first.awaits(541, 541, document -> document.onHand() == 4 && document.orders().units() == 10);
        }
        try (var index = IndexOpening.open(new Engine.Lucene(directory))) {
            var noted = index.progress();
            index.commit(new Progress(noted.logs(), Map.of(), noted.documents(), noted.updates(), noted.pricedAt(), noted.recordedAt(), noted.aside()));
        }
        try (var second = search()) {
            assertThat(second.awaits(541, 541, _ -> true)).isEqualTo(before);
            assertThat(second.live().visibility().levelsTaken()).isPositive();
        }
    }

    /** Its topics are the same, by their ids too. What has happened since the backup, in the life before, is in the index and in no topic. */
    @Test
    void builds_an_index_anew_that_was_made_of_a_cluster_before_it_was_restored_from_a_backup() {
        shop.stocks(571, 571, 5, 0);
        try (var first = search()) {
            first.awaits(571, 571, document -> document.onHand() == 5);
        }
        try (var index = IndexOpening.open(new Engine.Lucene(directory))) {
            var noted = index.progress();
            var before = new HashMap<>(noted.logs());
            before.replaceAll((_, log) -> log.replaceFirst("^[^/]+/", "the-life-before/"));
            var lost = index.find(List.of(new StoreItemId(store(571), item(571)))).values().iterator().next();
            index.write(List.of(lost.after(new StockLevel(store(571), item(571), 1, 0, 900_000, 900_000, Instant.now(), Instant.now()))));
            index.commit(new Progress(before, noted.offsets(), noted.documents(), noted.updates(), noted.pricedAt(), noted.recordedAt(), noted.aside()));
        }
        try (var second = search()) {
            second.awaits(571, 571, document -> document.onHand() == 5);
        }
    }

    @Test
    void leaves_an_index_alone_that_another_search_has_open() {
        try (var first = search()) {
            assertThatThrownBy(() -> IndexOpening.open(new Engine.Lucene(directory))).hasMessageContaining("is in use by another search");
            shop.stocks(551, 551, 5, 0);
            first.awaits(551, 551, document -> document.onHand() == 5);
        }
        IndexOpening.open(new Engine.Lucene(directory)).close();
    }

    @Test
    void mends_an_index_that_is_taken_away_under_its_hands() throws Exception {
        try (var search = search()) {
            shop.stocks(561, 561, 5, 0);
            search.awaits(561, 561, document -> document.onHand() == 5);
            delete(directory.resolve("stock"));
            delete(directory.resolve("stock-progress"));
            shop.stocks(561, 561, 4, 1);
            await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
                shop.stocks(561, 562, 1, 0);
                search.awaits(561, 561, document -> document.onHand() == 4);
            });
        }
    }

    private Running search() {
        return Running.start(kafka, directory);
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
