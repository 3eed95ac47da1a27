package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.awaitQuiet;
import static io.restock.ledger.Shop.onHand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What a case holds, and from when")
class PacksTest {
    @Inject
    Shop shop;

    private int key;

    @Test
    void a_case_counts_by_what_it_held_when_it_happened_whenever_it_is_told() {
        Gln store = shop.newStore();
        Gtin milk = Shop.someGtin();
        Gtin box = Shop.someGtin();
        put(milk, "{'gtin': '%s', 'units': 6}".formatted(box)).statusCode(201).body("contents.units", contains(6));
        shop.counted(store, milk, NOON, 100);
        OffsetDateTime friday = OffsetDateTime.now(Noon.ZONE);
        put(milk, "{'gtin': '%s', 'units': 12}".formatted(box)).statusCode(200).body("contents.units", contains(6, 12)).body("packs.units", contains(12));
        put(milk, "{'gtin': '%s', 'units': 12}".formatted(box)).statusCode(200).body("contents", hasSize(2)); // nothing new

        found(store, box, 1, friday);
        await(() -> assertThat(onHand(store, milk)).isEqualTo(106));
        found(store, box, 1, OffsetDateTime.now(Noon.ZONE));
        await(() -> assertThat(onHand(store, milk)).isEqualTo(118));
        String receipt = shop.report(store, "receipts", key(), "{\"receivedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 2}]}".formatted(friday, box));
        await(() -> given().get(receipt).then().statusCode(200));
        assertThat(onHand(store, milk)).isEqualTo(130);
        shop.counted(store, box, friday, 10); // 60 on Friday, and 12 since
        assertThat(onHand(store, milk)).isEqualTo(72 + 6 + 12);
        given().get("/v1/stores/" + store + "/stock/" + box + "?at=" + friday.plusNanos(1_000_000).toInstant()).then().body("onHand", equalTo(60 + 6 + 12));
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void a_change_may_be_planned_for_a_business_date_or_told_afterwards() {
        Gln store = shop.newStore();
        Gtin milk = Shop.someGtin();
        Gtin box = Shop.someGtin();
        LocalDate today = NOON.atZoneSameInstant(Noon.ZONE).toLocalDate();
        put(milk, "{'gtin': '%s', 'units': 6}, {'gtin': '%s', 'units': 12, 'from': '%s'}".formatted(box, box, today)).statusCode(201).body("contents[1].from",
                equalTo(today.toString()));
        Instant begins = today.atTime(4, 0).atZone(Noon.ZONE).toInstant(); // the store's close-out
        found(store, box, 1, begins.minusMillis(1).atOffset(ZoneOffset.UTC));
        found(store, box, 1, begins.atOffset(ZoneOffset.UTC));
        await(() -> assertThat(onHand(store, milk)).isEqualTo(18));
        LocalDate planned = LocalDate.now(Noon.ZONE).plusDays(30);
        put(milk, "{'gtin': '%s', 'units': 24, 'from': '%s'}".formatted(box, planned)).statusCode(200).body("packs.units", contains(12)).body("contents.units",
                contains(6, 12, 24));
        given().get("/v1/items/" + milk).then().body("packs[0].from", equalTo(planned.toString()));
        put(milk, "").statusCode(200).body("packs", hasSize(0)).body("contents.units", contains(6, 12, 0));
        found(store, box, 1, begins.atOffset(ZoneOffset.UTC)); // before it was taken out
        await(() -> assertThat(onHand(store, milk)).isEqualTo(30));
        given().contentType("application/json").body(line(box, 1, OffsetDateTime.now(Noon.ZONE))).post("/v1/stores/" + store + "/adjustments").then().statusCode(404);

        Gtin tea = Shop.someGtin();
        put(tea, "{'gtin': '%s', 'units': 4}".formatted(box)).statusCode(201);
        found(store, box, 1, OffsetDateTime.now(Noon.ZONE));
        await(() -> assertThat(onHand(store, tea)).isEqualTo(4));
        found(store, box, 1, begins.atOffset(ZoneOffset.UTC));
        await(() -> assertThat(onHand(store, milk)).isEqualTo(42));
        put(milk, "{'gtin': '%s', 'units': 6, 'from': 'tomorrow'}".formatted(Shop.someGtin())).statusCode(422).body("errors[0]", containsString("packs[0].from must be"));
    }

    /** The model: a list of contents by their beginnings; what is reported of an instant counts by the latest before it. */
    @Test
    void random_changes_and_late_reports_equal_a_plain_model() {
        long seed = new Random().nextLong();
        System.out.println("packs: seed " + seed);
        var random = new Random(seed);
        Gln store = shop.newStore();
        Gtin milk = Shop.someGtin();
        Gtin box = Shop.someGtin();
        Instant begin = Instant.now().minus(Duration.ofDays(20));
        var contents = new TreeMap<Instant, Integer>();
        int expected = 0;
        var reports = new ArrayList<String>();
        for (int step = 0; step < 60; step++) {
            if (contents.isEmpty() || random.nextInt(4) == 0) {
                int units = 1 + random.nextInt(30);
                LocalDate date = begin.atZone(Noon.ZONE).toLocalDate().plusDays(random.nextInt(22));
                Instant at = begin.plusSeconds(random.nextInt(20 * 86_400));
                switch (contents.isEmpty() ? 3 : random.nextInt(3)) {
                    case 0 -> {
                        contents.put(date.atTime(4, 0).atZone(Noon.ZONE).toInstant(), units);
                        put(milk, "{'gtin': '%s', 'units': %d, 'from': '%s'}".formatted(box, units, date)).statusCode(200);
                    }
                    case 1 -> {
                        contents.put(at, units);
                        put(milk, "{'gtin': '%s', 'units': %d, 'from': '%s'}".formatted(box, units, at)).statusCode(200);
                    }
                    case 2 -> {
                        Instant before = Instant.now();
                        put(milk, "{'gtin': '%s', 'units': %d}".formatted(box, units)).statusCode(200);
                        if (contents.floorEntry(before).getValue() != units) {
                            contents.put(before, units);
                        }
                    }
                    default -> {
                        contents.put(Instant.MIN, units);
                        put(milk, "{'gtin': '%s', 'units': %d}".formatted(box, units)).statusCode(201);
                    }
                }
            } else {
                int boxes = random.nextInt(5) - 2;
                boxes = boxes == 0 ? 3 : boxes;
                Instant at = begin.plusSeconds(random.nextInt(20 * 86_400));
                expected += boxes * contents.floorEntry(at).getValue();
                reports.add(found(store, box, boxes, at.atOffset(ZoneOffset.UTC)));
            }
        }
        awaitQuiet();
        reports.forEach(report -> await(() -> given().get(report).then().statusCode(200)));
        assertThat(onHand(store, milk)).as("seed %d", seed).isEqualTo(expected);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    private String found(Gln store, Gtin item, int units, OffsetDateTime at) {
        return shop.report(store, "adjustments", key(), line(item, units, at));
    }

    private static String line(Gtin item, int units, OffsetDateTime at) {
        return "{\"occurredAt\": \"%s\", \"reason\": \"FOUND\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}".formatted(at, item, units);
    }

    private String key() {
        return "packs-" + System.nanoTime() + "-" + ++key;
    }

    private static ValidatableResponse put(Gtin item, String packs) {
        return given().contentType("application/json").body("{'name': 'Milk', 'casePack': 6, 'packs': [%s]}".formatted(packs).replace('\'', '"')).put("/v1/items/" + item).then();
    }
}
