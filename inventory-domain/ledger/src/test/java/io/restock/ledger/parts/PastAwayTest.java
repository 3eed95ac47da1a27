package io.restock.ledger.parts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.Sscc;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.ledger.Shop;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FastDays.class, restrictToAnnotatedClass = true)
@DisplayName("The past where old parts of the journal are moved away")
class PastAwayTest {
    @Inject
    Shop shop;
    @Inject
    SmallParts parts;
    @Inject
    Clock clock;

    /** Read without rest-assured's paths: each of them is compiled anew, and here are thousands. */
    private record Answer(int status, JsonNode body) {
        Instant instant(String field) {
            return body.path(field).isTextual() ? Instant.parse(body.path(field).textValue()) : null;
        }
    }

    private Gln store;
    private Gtin milk;
    private long sequence;

    @BeforeEach
    void a_store() {
        parts.cut();
        store = shop.newStore();
        milk = shop.newItem();
    }

    @AfterEach
    void parts_come_back() {
        parts.bringBack();
    }

    @Test
    void is_told_exactly_or_refused_with_the_instant_from_which_on_it_is_told() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        trade(random, 20);
        long border = parts.border();
        trade(random, 20);
        Shop.awaitQuiet();
        List<Map<String, Object>> events = history("recorded").getList("events");
        Map<Object, Object> onHandThen = onHandThen();
        List<Instant> instants = instants(events, random);
        for (Instant at : instants) {
            for (Instant knownAt : instants) {
                assertTold(ask(at, knownAt), events, at, knownAt, seed);
            }
        }

        parts.moveAway(border);

        int refused = 0;
        for (Instant at : instants) {
            for (Instant knownAt : instants) {
                Answer answer = ask(at, knownAt);
                if (answer.status() == 410) {
                    refused++;
                    assertTold(askWhenTold(answer, at, knownAt), events, null, null, seed);
                } else {
                    assertTold(answer, events, at, knownAt, seed);
                }
            }
        }
        assertThat(refused).as("seed %d", seed).isPositive().isLessThan(instants.size() * instants.size());
        assertThat(ask(null, null).status()).isEqualTo(200);
        assertHistoryTold(events, border, onHandThen, seed);
    }

    /** What a day without delays would have left, by the book: the latest count, and what occurred since. */
    private static void assertTold(Answer answer, List<Map<String, Object>> events, Instant at, Instant knownAt, long seed) {
        assertThat(answer.status()).as(answer.body() + ", seed " + seed).isEqualTo(200);
        Instant until = at != null ? at : answer.instant("at");
        Instant known = knownAt != null ? knownAt : answer.instant("knownAt");
        List<Map<String, Object>> then = events.stream().filter(event -> until == null || !time(event, "occurredAt").isAfter(until))
                .filter(event -> known == null || !time(event, "recordedAt").isAfter(known)).toList();
        var count = then.stream().filter(event -> event.get("type").equals("StockCounted"))
                .max(Comparator.<Map<String, Object>, Instant>comparing(event -> time(event, "occurredAt")).thenComparing(event -> number(event, "sequence")));
        Instant since = count.map(event -> time(event, "occurredAt")).orElse(Instant.MIN);
        int onHand = count.map(event -> number(event, "counted")).orElse(0) + then.stream()
                .filter(event -> !List.of("StockCounted", "CountOffset").contains(event.get("type")) && !time(event, "occurredAt").isBefore(since))
                .mapToInt(event -> number(event, "moved")).sum();
        int inTransit = then.stream().filter(event -> event.get("type").equals("DeliveryDespatched")).mapToInt(event -> number(event, "units")).sum();
        assertThat(answer.body().required("onHand").intValue()).as("at %s known at %s, seed %d", until, known, seed).isEqualTo(onHand);
        assertThat(answer.body().required("inTransit").intValue()).as("at %s known at %s, seed %d", until, known, seed).isEqualTo(inTransit);
    }

    /** Follows the mend that each refusal names; two fields may have to be moved, and then a count may have to be waited for. */
    private Answer askWhenTold(Answer refused, Instant at, Instant knownAt) {
        Answer answer = refused;
        Instant laterAt = at;
        Instant laterKnown = knownAt;
        for (int i = 0; i < 3 && answer.status() == 410; i++) {
            String[] detail = answer.body().path("detail").textValue().split(" ");
            assertThat(detail[0]).isIn("at", "knownAt");
            laterAt = detail[0].equals("at") ? Instant.parse(detail[3]) : laterAt;
            laterKnown = detail[0].equals("knownAt") ? Instant.parse(detail[3]) : laterKnown;
            answer = ask(laterAt, laterKnown);
        }
        return answer;
    }

    private void assertHistoryTold(List<Map<String, Object>> events, long border, Map<Object, Object> onHandThen, long seed) {
        JsonPath left = history("recorded");
        List<Object> sequences = left.getList("events.sequence");
        assertThat(left.getInt("movedAway")).as("seed %d", seed).isPositive().isEqualTo(events.size() - sequences.size()).isEqualTo(sequences.getFirst());
        assertThat(events.get(left.getInt("movedAway")).get("position")).satisfies(position -> assertThat(((Number) position).longValue()).isGreaterThanOrEqualTo(border));
        var told = onHandThen();
        told.values().removeIf(java.util.Objects::isNull);
        assertThat(onHandThen).as("seed %d", seed).containsAllEntriesOf(told);
    }

    private Map<Object, Object> onHandThen() {
        var then = new java.util.HashMap<Object, Object>();
        List<Map<String, Object>> events = history("occurred").getList("events");
        events.forEach(event -> then.put(event.get("sequence"), event.get("onHandThen")));
        return then;
    }

    private void trade(Random random, int records) {
        for (int i = 0; i < records; i++) {
            OffsetDateTime at = clock.instant().minusSeconds(random.nextInt(3) == 0 ? random.nextInt(7_200) : 0).atOffset(ZoneOffset.UTC);
            switch (random.nextInt(6)) {
                case 0 -> shop.counted(store, milk, at, random.nextInt(40));
                case 1 -> {
                    Sscc sscc = Sscc.of(Shop.someGln(), 1);
                    shop.send(new DespatchNotice(store, sscc.digits(), "d", at.toInstant(), Shop.someGln(), sscc, List.of(new DespatchedLine(milk, 6, null)), null));
                }
                default -> sold(at, random.nextInt(1, 5));
            }
        }
    }

    private void sold(OffsetDateTime at, int units) {
        var basket = Shop.basket(store, ++sequence, at, Shop.sale(1, milk, units));
        shop.send(basket);
        shop.awaitApplied(basket);
    }

    /** Instants at which something happened or was heard of, and now. */
    private static List<Instant> instants(List<Map<String, Object>> events, Random random) {
        var all = new TreeSet<Instant>();
        events.forEach(event -> all.addAll(List.of(time(event, "occurredAt"), time(event, "recordedAt"))));
        var some = new ArrayList<>(all.stream().filter(_ -> random.nextInt(4) == 0).toList());
        some.add(null);
        return some;
    }

    private Answer ask(Instant at, Instant knownAt) {
        var request = given();
        if (at != null) {
            request.queryParam("at", at.toString());
        }
        if (knownAt != null) {
            request.queryParam("knownAt", knownAt.toString());
        }
        var response = request.get(stock());
        try {
            return new Answer(response.statusCode(), Json.MAPPER.readTree(response.asByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonPath history(String order) {
        return given().queryParam("order", order).queryParam("limit", 1_000).get(stock() + "/events").then().statusCode(200).extract().jsonPath();
    }

    private String stock() {
        return "/v1/stores/" + store + "/stock/" + milk;
    }

    private static Instant time(Map<String, Object> event, String field) {
        return Instant.parse((String) event.get(field));
    }

    private static int number(Map<String, Object> event, String field) {
        return ((Number) event.get(field)).intValue();
    }
}
