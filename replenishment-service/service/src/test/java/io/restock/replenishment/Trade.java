package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.LineId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** One item at one store in a test: what is reported of it, asked, and ordered. */
final class Trade implements AutoCloseable {
    final StoreItemId id;
    final LedgerStandIn ledger;
    private final OrdersTopic orders;
    private final String kafka;

    Trade(String kafka, StoreItemId id) {
        this.kafka = kafka;
        this.id = id;
        ledger = new LedgerStandIn(kafka);
        orders = new OrdersTopic(kafka);
    }

    ValidatableResponse put(String path, String body) {
        return given().contentType("application/json").body(body).put(path).then();
    }

    String policyPath() {
        return "/v1/stores/" + id.store() + "/policies/" + id.item();
    }

    /** Sets a policy as soon as the catalog is known, and returns when it is decided by: requests and stock travel by different roads. */
    void policy(String body) {
        String set = await().atMost(PATIENCE).until(() -> put(policyPath(), body).extract(), answer -> answer.statusCode() == 200).asString();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(given().get(policyPath()).asString()).isEqualTo(set));
    }

    /**
     * Sells so many units a day of each day up to yesterday; on hand ends with what is left then.
     *
     * @param units by how many days ago
     */
    void soldDaily(int days, ZoneId zone, IntUnaryOperator units, int left) {
        var today = LocalDate.now(zone);
        int onHand = left + IntStream.rangeClosed(1, days).map(units).sum();
        Instant opening = today.minusDays(days).atTime(6, 0).atZone(zone).toInstant();
        // In one batch: between two of them, today is decided upon, and what comes then of the past comes late.
        try (var past = LedgerStandIn.atOnce(kafka)) {
            past.report(new StockCounted(id, opening, "opening", onHand, onHand, true, false, onHand));
            for (int ago = days; ago >= 1; ago--) {
                var day = today.minusDays(ago);
                onHand -= units.applyAsInt(ago);
                past.report(new ItemSold(id, day.atTime(18, 0).atZone(zone).toInstant(), new LineId(day, "1", ago, 1), units.applyAsInt(ago), onHand));
            }
        }
        await().atMost(PATIENCE).untilAsserted(() -> position().body("onHand", equalTo(left)));
    }

    /** Counts it, and returns when planning has heard of the count. */
    void counted(int units) {
        ledger.counted(id, units);
        await().atMost(PATIENCE).untilAsserted(() -> position().body("onHand", equalTo(units)));
    }

    ValidatableResponse position() {
        return given().get("/v1/stores/" + id.store() + "/positions/" + id.item()).then();
    }

    List<LinePlaced> placed() {
        return orders.of(id).stream().filter(LinePlaced.class::isInstance).map(LinePlaced.class::cast).toList();
    }

    LinePlaced placedLine(int number) {
        await().atMost(PATIENCE).until(() -> placed().size() >= number);
        return placed().get(number - 1);
    }

    static ValidatableResponse explanation(LinePlaced placed) {
        return given().get("/v1/replenishment-orders/" + placed.line().order() + "/lines/" + placed.line().line() + "/explanation").then().statusCode(200);
    }

    static void assertThatNothingIsWrong() {
        given().get("/v1/verification").then().statusCode(200).body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Override
    public void close() {
        ledger.close();
        orders.close();
    }
}
