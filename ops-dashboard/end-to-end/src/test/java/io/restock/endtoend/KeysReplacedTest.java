package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.BusinessClock;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Trade goes on while the key that signs is replaced twice, and with it the token of every till, of everybody who reads, and of the services themselves. */
@DisplayName("A chain whose tokens are replaced")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 5)
class KeysReplacedTest {
    private static final List<String> STORES = List.of("7080001000301", "7080001000318");
    private static final int TILLS = 3;
    private static final String MILK = "07038010000300";
    private static final String CHEESE = "07038010000317";
    private static final int REPLACED = 2;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Product restock;
    private static BusinessClock clock;

    @BeforeAll
    static void the_shops_open(Product open) {
        restock = open;
        clock = BusinessClock.watching(restock.data().resolve("clock.board"));
        for (String store : STORES) {
            assertThat(restock.put(restock.ledger() + "/v1/stores/" + store, """
                    {"name": "Torshov", "zone": "%s", "closeOut": "00:00", "region": "Oslo"}""".formatted(restock.zone())).status()).isLessThan(300);
        }
        for (String item : List.of(MILK, CHEESE)) {
            assertThat(restock.put(restock.ledger() + "/v1/items/" + item, """
                    {"name": "Kefir", "brand": "Fjellgard", "department": "Dairy", "category": "Milk", "unit": "EACH", "casePack": 6, "packs": []}""").status()).isLessThan(300);
        }
    }

    @Test
    void loses_no_sale_and_refuses_nobody_who_belongs() throws Exception {
        trade(MILK, Duration.ofSeconds(9), Duration.ofMillis(50));
    }

    @Test
    @Tag("long")
    void loses_no_sale_and_refuses_nobody_who_belongs_in_an_hour() throws Exception {
        trade(CHEESE, Duration.ofHours(1), Duration.ofMillis(250));
    }

    /** @param rest of a till between two sales */
    private static void trade(String item, Duration length, Duration rest) throws Exception {
        var tills = new ArrayList<Till>();
        for (String store : STORES) {
            for (int till = 1; till <= TILLS; till++) {
                tills.add(new Till(store, item + "-" + till, item));
            }
        }
        for (Till till : tills) {
            till.enrol();
        }
        List<String> first = tills.stream().map(till -> till.token).toList();
        var clerk = new Clerk();
        for (Till till : tills) {
            await().atMost(PATIENCE).until(() -> till.sold() == 202); // the gateway has heard of the store
        }
        long begun = System.nanoTime();
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            tills.forEach(till -> work.add(all.submit(each(begun, length, rest, till::sell))));
            work.add(all.submit(each(begun, length, rest, clerk::look)));
            for (int time = 1; time <= REPLACED; time++) {
                Duration due = length.multipliedBy(time).dividedBy(REPLACED + 1L);
                await().atMost(length).pollInterval(Duration.ofMillis(200)).until(() -> since(begun).compareTo(due) >= 0);
                assertThat(restock.run("keys", "--replace").exitCode()).isZero();
                for (Till till : tills) {
                    till.enrol();
                }
                clerk.token = person();
            }
            for (var one : work) {
                one.get();
            }
            clerk.look();
        }
        int sales = tills.stream().mapToInt(till -> till.sales.get()).sum();
        System.out.println(sales + " sales of " + tills.size() + " tills and " + clerk.looks + " looks in " + length + ", all tokens replaced " + REPLACED + " times");
        assertThat(tills).allSatisfy(till -> assertThat(till.sales).hasPositiveValue());
        for (String store : STORES) {
            int sold = tills.stream().filter(till -> till.store.equals(store)).mapToInt(till -> till.sales.get()).sum();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(restock.get(restock.ledger() + "/v1/stores/" + store + "/stock/" + item).body().path("onHand").asInt())
                    .describedAs("on hand in " + store).isEqualTo(-sold));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(first).allSatisfy(token -> assertThat(status(asking(token, restock.ledger() + "/v1/account").GET()))
                .describedAs("by a key that was replaced twice").isEqualTo(401)));
        assertThat(restock.run("status").exitCode()).isZero();
        assertThat(restock.verify().text()).contains("everything holds");
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Callable<?> each(long begun, Duration length, Duration rest, Callable<?> what) {
        return () -> {
            while (since(begun).compareTo(length) < 0) {
                what.call();
                Thread.sleep(rest);
            }
            return null;
        };
    }

    private static String person() throws IOException {
        return restock.token(LocalToken.ofChain("clerk", LocalToken.ROLES), Duration.ofHours(1));
    }

    private static HttpRequest.Builder asking(String token, String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20)).header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /** One that has a token of its own. */
    private static final class Till {
        private final String store;
        private final String number;
        private final String item;
        private final AtomicInteger sales = new AtomicInteger();
        private volatile String token = "";
        private LocalDate day = LocalDate.MIN;
        private int sequence;

        Till(String store, String number, String item) {
            this.store = store;
            this.number = number;
            this.item = item;
        }

        void enrol() {
            Product.Answer answer = restock.post(restock.ledger() + "/v1/stores/" + store + "/tills/" + number + "/enrolments", "{}");
            assertThat(answer.status()).describedAs(answer.toString()).isEqualTo(201);
            token = answer.body().path("token").asText();
        }

        Void sell() throws Exception {
            int status = sold();
            assertThat(status).describedAs("till %s of %s", number, store).isIn(202, 429, 503);
            return null;
        }

        private synchronized int sold() throws Exception {
            OffsetDateTime now = clock.instant().atZone(restock.zone()).toOffsetDateTime();
            if (!now.toLocalDate().equals(day)) {
                day = now.toLocalDate();
                sequence = 0;
            }
            int status = status(asking(token, restock.gateway() + "/v1/stores/" + store + "/tills/" + number + "/transactions/" + day + "/" + (sequence + 1))
                    .PUT(BodyPublishers.ofString("""
                            {"occurredAt": "%s", "lines": [{"line": 1, "kind": "SALE", "item": "%s", "units": 1, "amount": "19.90", "currency": "NOK"}]}""".formatted(now, item))));
            if (status == 202) {
                sequence++;
                sales.incrementAndGet();
            }
            return status;
        }
    }

    /** Reads what every service knows. */
    private static final class Clerk {
        private final AtomicInteger looks = new AtomicInteger();
        private volatile String token = person();

        Clerk() throws IOException {}

        Void look() throws Exception {
            for (String url : List.of(restock.ledger() + "/v1/exceptions", restock.replenishment() + "/v1/replenishment-orders", restock.search() + "/v1/search?q=kefir",
                    restock.gateway() + "/v1/account", restock.distribution() + "/v1/account", restock.service(0) + "/v1/account")) {
                assertThat(status(asking(token, url).GET())).describedAs(url).isIn(200, 429, 503);
                looks.incrementAndGet();
            }
            return null;
        }
    }
}
