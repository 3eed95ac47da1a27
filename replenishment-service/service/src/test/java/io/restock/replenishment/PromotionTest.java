package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static io.restock.replenishment.Trade.explanation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.Explanation;
import io.restock.engine.Demand;
import io.restock.engine.ReorderLevel;
import io.restock.local.testing.EngineTestResource;
import io.restock.replenishment.neighbourhood.OfferRows;
import io.restock.replenishment.request.PlanningRequest.PromotionEnded;
import io.restock.replenishment.request.PlanningRequest.PromotionSet;
import io.restock.replenishment.request.PlanningRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A promotion: ordered for before it begins, wound down before it ends, and forgotten after")
class PromotionTest extends SeveralItems {
    private static final int A_DAY = 10;
    /** 41% off sells four times the usual, as long as nobody has seen otherwise. */
    private static final int DEPTH = 41;

    @Test
    void its_days_are_ordered_for_as_soon_as_they_are_within_reach_and_no_longer_once_it_is_taken_back() {
        var trade = trade("Tea");
        trade.soldDaily(30, zone, _ -> A_DAY, 40);
        int usual = usual(trade);
        assertThat(usual).isBetween(12, 35);
        trade.counted(usual + 2); // the level moves by one with the hour, and with what neighbours teach
        promote("before-" + trade.id.item(), trade.id, today.plusDays(1), today.plusDays(3));

        var placed = trade.placedLine(1);
        var why = placed.explanation();
        assertThat(why.trigger().type()).isEqualTo("PromotionSet");
        assertThat(why.promoted()).isEqualTo(new Explanation.Promoted("before-" + trade.id.item(), why.promoted().factor(), 0));
        assertThat(why.promoted().factor()).isCloseTo(4, within(0.1));
        assertThat(why.reorderLevel()).isGreaterThan(usual + A_DAY);
        explanation(placed).body("sentence", containsString("Promotion before-" + trade.id.item() + " is taken to sell 3.98 times the usual on its days."));

        given().delete("/v1/promotions/before-" + trade.id.item()).then().statusCode(204);
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/promotions/before-" + trade.id.item()).then().statusCode(404));
        trade.counted(usual + 2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reorderLevel(trade)).isCloseTo(usual, within(1)));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void what_would_arrive_after_its_last_day_is_not_ordered() {
        var trade = trade("Jam");
        trade.soldDaily(30, zone, _ -> A_DAY, 200);
        int usual = usual(trade);
        promote("ending-" + trade.id.item(), trade.id, today.minusDays(1), today);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reorderLevel(trade)).isGreaterThan(usual));
        trade.ledger.counted(trade.id, 0);

        var placed = trade.placedLine(1);
        var why = placed.explanation();
        assertThat(why.promoted().tooLate()).isBetween(10, 35); // three times the usual of an afternoon
        assertThat(why.meanDemand() - why.promoted().tooLate()).isCloseTo(A_DAY * why.protectionHours() / 24, within(7.0));
        int without = ReorderLevel.of(new Demand(why.meanDemand(), why.variance()), 6, 0.98);
        assertThat(why.reorderLevel()).isEqualTo(without - why.promoted().tooLate());
        assertThat(placed.units()).isEqualTo(Math.ceilDiv(why.reorderLevel(), 6) * 6);
        explanation(placed).body("sentence", containsString(why.promoted().tooLate() + " that it may still sell would arrive after its last day, and are not ordered"));
        Trade.assertThatNothingIsWrong();
    }

    @Test
    void what_it_sold_teaches_its_uplift_and_leaves_the_usual_level_alone() {
        var trade = trade("Rusks");
        var other = trade("Bread");
        promote("past-" + trade.id.item(), trade.id, today.minusDays(9), today.minusDays(4));
        trade.soldDaily(30, zone, ago -> ago >= 4 && ago <= 9 ? 4 * A_DAY : A_DAY, 40);
        other.soldDaily(30, zone, _ -> A_DAY, 40);
        assertThat(usual(trade)).isCloseTo(usual(other), within(3));
        var learnt = database.read(sql -> sql.first("select sold, sold / expected from replenishment.uplift where category = 'Rusks' and band = 4",
                row -> List.of(row.getDouble(1), row.getDouble(2)))).orElseThrow();
        assertThat(learnt.getFirst()).isEqualTo(6 * 4 * A_DAY);
        assertThat(learnt.getLast()).isBetween(3.0, 5.0);
    }

    @Test
    void is_listed_and_one_that_cannot_be_meant_is_refused_with_the_remedy() {
        var trade = trade("Salt");
        String id = "listed-" + trade.id.item();
        promote(id, trade.id, today, today.plusDays(2));
        given().get("/v1/promotions?limit=1000").then().statusCode(200).body("promotions.id", hasItem(id));
        given().get("/v1/promotions/" + id).then().body("items", contains(trade.id.item().digits())).body("depth", equalTo((float) DEPTH))
                .body("from", equalTo(today.toString())).body("stores", contains(trade.id.store().digits()));
        given().delete("/v1/promotions/none").then().statusCode(404);
        trade.put("/v1/promotions/" + id, "{\"items\": [\"%s\"], \"category\": \"Salt\", \"depth\": 95, \"from\": \"2026-03-02\", \"until\": \"2026-03-01\", \"stores\": [\"1\"]}"
                .formatted(trade.id.item())).statusCode(422)
                .body("errors", contains(startsWith("items or category"), startsWith("stores[0] "), startsWith("depth must be between 1 and 90"),
                        startsWith("until must not be before from")));
        trade.put("/v1/promotions/" + id, "{\"category\": \"Melk \\ud83e\", \"depth\": 30, \"from\": \"2026-03-02\", \"until\": \"2026-03-02\"}")
                .statusCode(422).body("errors", contains("category must be 1 to 200 printable characters"));
        given().get("/v1/promotions/" + id).then().body("depth", not(95f));
    }

    /** There are 25 hours between these two: it is never the same day there. */
    @Test
    void that_is_ended_by_hand_ends_with_the_day_that_it_is_in_each_store() {
        var east = trade("Rice", ZoneId.of("Pacific/Kiritimati"));
        var west = trade("Rice", ZoneId.of("Pacific/Pago_Pago"));
        String id = "ended-" + east.id.item();
        east.put("/v1/promotions/" + id, "{\"items\": [\"%s\"], \"stores\": [\"%s\", \"%s\"], \"depth\": %d, \"from\": \"%s\", \"until\": \"%s\"}"
                .formatted(east.id.item(), east.id.store(), west.id.store(), DEPTH, today.minusDays(9), today.plusDays(9))).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deciders(id)).isEqualTo(LedgerStandIn.PARTITIONS));
        given().delete("/v1/promotions/" + id).then().statusCode(204);

        String last = LocalDateTime.now(ZoneId.of("Pacific/Kiritimati")).minusHours(4).toLocalDate().toString();
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/promotions/" + id).then().body("until", equalTo(last)));
        long ended = database.read(sql -> sql.number("select count(*) from replenishment.promotion where id = ? and ended_at is not null", id));
        assertThat(ended).isEqualTo(LedgerStandIn.PARTITIONS);
    }

    /** Partitions hear of what several people say at once in orders of their own. */
    @Test
    void of_words_at_once_every_partition_ends_with_the_same() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int round = 0; round < 15; round++) {
            String id = "words-" + seed + "-" + round;
            List<PlanningRequest> words = IntStream.range(0, 4).<PlanningRequest>mapToObj(i -> {
                Instant at = now.plusSeconds(random.nextInt(3));
                return random.nextInt(3) == 0 ? new PromotionEnded(id, at, today.plusDays(random.nextInt(3)), "anna")
                        : new PromotionSet(id, at, null, "Milk " + random.nextInt(3), null, 30, today.plusDays(random.nextInt(3)), today.plusDays(3 + random.nextInt(3)), "anna");
            }).toList();
            var ends = new HashSet<String>();
            for (int partition = 1_000; partition < 1_006; partition++) {
                var heard = new ArrayList<>(words);
                heard.add(words.get(random.nextInt(words.size()))); // and one of them twice
                Collections.shuffle(heard, random);
                int at = partition;
                ends.add(database.decide(sql -> {
                    for (PlanningRequest word : heard) {
                        switch (word) {
                            case PromotionSet set -> OfferRows.put(sql, at, set.offer(), set.by(), set.occurredAt());
                            case PromotionEnded ended -> OfferRows.end(sql, at, ended.id(), ended.last(), ended.occurredAt());
                            default -> throw new IllegalStateException();
                        }
                    }
                    var row = sql.first(
                            "select category || ' ' || first_day || ' ' || last_day || ' ' || coalesce(ended_at::text, '') from replenishment.promotion where partition = ? and id = ?",
                            each -> each.getString(1), at, id);
                    sql.execute("delete from replenishment.promotion where partition = ? and id = ?", at, id);
                    sql.execute("delete from replenishment.promotion_word where partition = ? and id = ?", at, id);
                    return row.orElse("none");
                }));
            }
            assertThat(ends).as("seed %d, %s", seed, words).hasSize(1);
        }
    }

    private Trade trade(String category) {
        return trade(category, zone);
    }

    private Trade trade(String category, ZoneId there) {
        var trade = trade(newStoreItem(), there, "Dry goods", category);
        trade.policy("{\"reorderLevel\": 0}");
        return trade;
    }

    /** Returns when the deciders know of it. */
    private void promote(String id, StoreItemId item, LocalDate from, LocalDate until) {
        trades.getFirst().put("/v1/promotions/" + id, "{\"items\": [\"%s\"], \"stores\": [\"%s\"], \"depth\": %d, \"from\": \"%s\", \"until\": \"%s\"}"
                .formatted(item.item(), item.store(), DEPTH, from, until)).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deciders(id)).isEqualTo(LedgerStandIn.PARTITIONS));
    }

    private long deciders(String id) {
        return database.read(sql -> sql.number("select count(*) from replenishment.promotion where id = ?", id));
    }

    /** The level that follows from the demand from now on. */
    private static int usual(Trade trade) {
        trade.policy("{}");
        await().atMost(PATIENCE).until(() -> reorderLevel(trade) > 0);
        return reorderLevel(trade);
    }

    private static int reorderLevel(Trade trade) {
        return trade.position().extract().path("reorderLevel");
    }
}
