package io.restock.ledger;

import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.onHand;
import static io.restock.ledger.Shop.sale;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.local.testing.EngineTestResource;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.local.testing.Noon;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A till's clock is heard, not believed")
class TillClockTest {
    private static final String OPEN = "/v1/exceptions?open=true&kind=%s&store=%s";

    private final OffsetDateTime now = OffsetDateTime.now(Noon.ZONE).truncatedTo(ChronoUnit.MILLIS);
    @Inject
    Shop shop;
    private Gln store;
    private Gtin milk;

    @BeforeEach
    void a_shelf_of_thirty() {
        store = shop.newStore();
        milk = shop.newItem();
        shop.counted(store, milk, now.minusHours(4), 30);
    }

    @Test
    void a_clock_a_year_ahead_takes_from_the_shelf_once_however_often_it_is_counted() {
        taken(1, now.plusYears(1), now, null, null, sale(1, milk, 5));
        assertThat(onHand(store, milk)).isEqualTo(25);

        shop.counted(store, milk, OffsetDateTime.now(Noon.ZONE), 25);
        assertThat(onHand(store, milk)).isEqualTo(25);
        shop.counted(store, milk, OffsetDateTime.now(Noon.ZONE), 25);

        assertThat(onHand(store, milk)).isEqualTo(25);
        given().get("/v1/stores/" + store + "/stock/" + milk + "?at=" + at(OffsetDateTime.now(Noon.ZONE))).then().body("onHand", equalTo(25));
        given().get(OPEN.formatted("CLOCK_WRONG", store)).then().body("exceptions", hasSize(1)).body("exceptions[0].detail", containsString("is ahead"));
        given().get("/v1/stores/" + store + "/stock/" + milk + "/events?order=recorded").then()
                .body("events.find { it.type == 'ItemSold' }.told", equalTo(now.plusYears(1).toInstant().toString()));
    }

    @Test
    void four_minutes_ahead_are_no_matter_for_an_exception_and_none_for_the_next_count() {
        taken(1, now.plusMinutes(4), now, null, null, sale(1, milk, 5));

        shop.counted(store, milk, OffsetDateTime.now(Noon.ZONE), 25);

        assertThat(onHand(store, milk)).isEqualTo(25);
        given().get(OPEN.formatted("CLOCK_WRONG", store)).then().body("exceptions", hasSize(0));
    }

    @Test
    void what_comes_back_in_the_future_comes_back_now() {
        taken(1, now.plusDays(3), now, null, null, new TransactionLine.Return(1, milk, 2, BigDecimal.TEN.negate(), "NOK", null, TransactionLine.Disposition.SELLABLE, null));

        shop.counted(store, milk, OffsetDateTime.now(Noon.ZONE), 32);

        assertThat(onHand(store, milk)).isEqualTo(32);
    }

    @Test
    void a_count_by_a_device_that_is_minutes_ahead_does_not_swallow_what_is_sold_until_then() {
        shop.counted(store, milk, OffsetDateTime.now(Noon.ZONE).plusMinutes(4), 30);

        taken(1, OffsetDateTime.now(Noon.ZONE), OffsetDateTime.now(Noon.ZONE), null, null, sale(1, milk, 5));

        assertThat(onHand(store, milk)).isEqualTo(25);
    }

    @Test
    void a_clock_weeks_behind_does_not_sell_into_the_last_count_and_the_store_is_asked_to_count() {
        given().contentType("application/json").body("{\"amount\": \"20.00\", \"currency\": \"NOK\", \"from\": \"2026-01-01T00:00:00Z\"}").put("/v1/items/" + milk + "/prices")
                .then().statusCode(201);
        taken(1, now.minusDays(45), now, null, null, sale(1, milk, 5));
        taken(2, now.minusDays(45).plusSeconds(40), now, null, null, sale(1, milk, 6), new TransactionLine.Void(2, 1));
        taken(3, now.minusDays(45).plusSeconds(80), now, null, null, sale(1, milk, 5));

        assertThat(onHand(store, milk)).isEqualTo(20);
        given().get(OPEN.formatted("CLOCK_WRONG", store)).then().body("exceptions", hasSize(1)).body("exceptions[0].detail", containsString("may be behind"));
        given().get(OPEN.formatted("SOLD_AT_UNKNOWN_TIME", store)).then().body("exceptions", hasSize(1)).body("exceptions[0].subject", equalTo(store + "|" + milk))
                .body("exceptions[0].atStake.because", equalTo("5 of " + milk + " by price")).body("exceptions[0].atStake.amount", equalTo(100f));

        shop.counted(store, milk, OffsetDateTime.now(Noon.ZONE), 20);

        assertThat(onHand(store, milk)).isEqualTo(20);
        await(() -> given().get(OPEN.formatted("SOLD_AT_UNKNOWN_TIME", store)).then().body("exceptions", hasSize(0)));
    }

    @Test
    void a_clock_weeks_behind_asks_nothing_about_what_nobody_counted_since() {
        Gtin bread = shop.newItem();
        taken(1, now.minusDays(45), now, null, null, sale(1, bread, 5));

        assertThat(onHand(store, bread)).isEqualTo(-5);
        given().get(OPEN.formatted("SOLD_AT_UNKNOWN_TIME", store)).then().body("exceptions", hasSize(0));
    }

    @Test
    void ten_minutes_behind_by_the_till_s_own_word_are_put_right() {
        taken(1, now.minusHours(4).minusMinutes(5), now, -600L, null, sale(1, milk, 5));

        assertThat(onHand(store, milk)).as("it says five minutes before the count, and it was five minutes after it").isEqualTo(25);
        given().get(OPEN.formatted("CLOCK_WRONG", store)).then().body("exceptions", hasSize(1)).body("exceptions[0].detail", containsString("put right by the difference"));
    }

    @Test
    void a_till_that_was_offline_for_three_days_is_believed() {
        taken(1, now.minusHours(72), now, null, null, sale(1, milk, 5));

        assertThat(onHand(store, milk)).as("the count has seen it").isEqualTo(30);
        given().get("/v1/exceptions?open=true&store=" + store).then().body("exceptions", hasSize(0));
    }

    @Test
    void recordings_are_believed_however_old_they_are() {
        taken(1, OffsetDateTime.parse("2010-12-01T08:26:00Z"), now, null, true, sale(1, milk, 5));

        assertThat(onHand(store, milk)).isEqualTo(30);
        given().get("/v1/exceptions?open=true&store=" + store).then().body("exceptions", hasSize(0));
    }

    @Test
    void a_till_that_sells_now_what_it_says_it_sold_days_before_its_last_sale_was_set_back() {
        taken(4_001, now.minusDays(2), now.minusDays(2), null, null, sale(1, milk, 1));
        taken(4_800, now.minusHours(5), now.minusHours(5), null, null, sale(1, milk, 1));
        taken(4_801, now.minusDays(2).plusMinutes(1), now.minusMinutes(2), null, null, sale(1, milk, 5));
        taken(4_802, now.minusDays(2).plusMinutes(2), now.minusMinutes(1), null, null, sale(1, milk, 5));

        assertThat(onHand(store, milk)).as("both are sold since the count").isEqualTo(20);
        given().get(OPEN.formatted("CLOCK_WRONG", store)).then().body("exceptions", hasSize(1));
        given().get(OPEN.formatted("SOLD_AT_UNKNOWN_TIME", store)).then().body("exceptions", hasSize(1));
    }

    @Test
    void a_till_that_numbers_each_day_anew_may_bring_yesterday_s_last_receipts_late() {
        taken(1, now.minusDays(1).minusHours(1), now.minusDays(1), null, null, sale(1, milk, 1));
        taken(1, now.minusHours(5), now.minusHours(5), null, null, sale(1, milk, 1));
        taken(300, now.minusDays(1), now, null, null, sale(1, milk, 5));

        given().get("/v1/exceptions?open=true&store=" + store).then().body("exceptions", hasSize(0));
    }

    private void taken(long sequence, OffsetDateTime told, OffsetDateTime received, @Nullable Long clockAhead, @Nullable Boolean recording, TransactionLine... lines) {
        RetailTransaction each = basket(store, sequence, told, lines);
        var sent = new RetailTransaction(store, each.till(), each.businessDate(), sequence, told, received.toInstant(), each.digest(), each.lines(), clockAhead, recording, null);
        shop.send(sent);
        shop.awaitApplied(sent);
    }

    private static String at(OffsetDateTime time) {
        return time.toInstant().toString();
    }
}
