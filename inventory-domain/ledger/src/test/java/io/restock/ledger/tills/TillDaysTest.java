package io.restock.ledger.tills;

import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.awaitQuiet;
import static io.restock.ledger.Shop.sale;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.ledger.Shop;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Every number of a till is heard of, or missed:")
class TillDaysTest {
    private static final OffsetDateTime YESTERDAY = Shop.NOON;
    private static final OffsetDateTime LAST_WEEK = Shop.NOON.minusDays(6);
    private static final String OPEN = "/v1/exceptions?open=true&kind=%s&store=%s";

    @Inject
    Shop shop;
    @Inject
    Database database;
    @Inject
    TillDays tillDays;
    private Gln store;
    private Gtin milk;

    @BeforeEach
    void a_store() {
        store = shop.newStore();
        milk = shop.newItem();
    }

    @Test
    void a_gap_is_somebody_s_after_the_close_and_ends_when_it_arrives() throws SQLException {
        sold("4", YESTERDAY, 1, 2, 4, 5, 9);

        close();

        String subject = store + "/4/" + LocalDate.from(YESTERDAY);
        open("MISSING_TRANSACTIONS").body("exceptions", hasSize(1)).body("exceptions[0].subject", equalTo(subject)).body("exceptions[0].owner", equalTo("store"))
                .body("exceptions[0].detail", startsWith("5 of 9 transactions of till 4 on " + LocalDate.from(YESTERDAY) + " are here; missing: 3, 6 to 8."));

        sold("4", YESTERDAY, 3, 6, 7);
        close();
        open("MISSING_TRANSACTIONS").body("exceptions", hasSize(1)).body("exceptions[0].detail", startsWith("8 of 9")).body("exceptions[0].times", equalTo(2));

        sold("4", YESTERDAY, 8);
        await(() -> open("MISSING_TRANSACTIONS").body("exceptions", hasSize(0)));
    }

    @Test
    void what_a_person_has_closed_stays_closed_unless_more_is_missing() throws SQLException {
        sold("4", YESTERDAY, 1, 3);
        close();
        String closing = "{\"kind\": \"MISSING_TRANSACTIONS\", \"subject\": \"%s/4/%s\"}".formatted(store, LocalDate.from(YESTERDAY));
        given().contentType("application/json").body(closing).post("/v1/exceptions/closings").then().statusCode(200);

        close();
        open("MISSING_TRANSACTIONS").body("exceptions", hasSize(0));

        sold("4", YESTERDAY, 5);
        close();
        open("MISSING_TRANSACTIONS").body("exceptions", hasSize(1));
    }

    @Test
    void a_day_of_which_something_comes_long_after_it_is_looked_at_with_the_next_close() throws SQLException {
        close();
        sold("4", LAST_WEEK, 1, 2, 4, 5);

        close();

        open("MISSING_TRANSACTIONS").body("exceptions", hasSize(1));
    }

    @Test
    void recordings_have_no_till_that_anybody_waits_for() throws SQLException {
        for (long sequence : List.of(1L, 5L)) {
            RetailTransaction each = Shop.basket(store, sequence, LAST_WEEK, sale(1, milk, 1));
            shop.send(new RetailTransaction(store, "4", each.businessDate(), sequence, LAST_WEEK, each.acceptedAt(), each.digest(), each.lines(), null, true, null));
        }
        awaitQuiet();

        close();

        open("MISSING_TRANSACTIONS").body("exceptions", hasSize(0));
    }

    @Test
    void a_till_that_is_silent_while_others_sell_is_asked_for_until_it_is_heard_of() throws SQLException {
        OffsetDateTime dayBefore = YESTERDAY.minusDays(1);
        sold("4", dayBefore, 1, 2);
        sold("5", dayBefore, 1, 2);
        sold("4", YESTERDAY, 1, 2);

        close();

        open("TILL_SILENT").body("exceptions.subject", contains(store + "/5/" + LocalDate.from(YESTERDAY)));
        open("MISSING_TRANSACTIONS").body("exceptions", hasSize(0));

        sold("5", YESTERDAY, 1);
        await(() -> open("TILL_SILENT").body("exceptions", hasSize(0)));
    }

    @Test
    void a_store_that_sold_nothing_was_closed() throws SQLException {
        sold("4", YESTERDAY.minusDays(1), 1, 2);

        close();

        open("TILL_SILENT").body("exceptions", hasSize(0));
    }

    private io.restassured.response.ValidatableResponse open(String kind) {
        return given().get(OPEN.formatted(kind, store)).then();
    }

    @Test
    void a_store_s_tills_say_what_they_sent_last_and_what_is_missing_of_them() throws SQLException {
        String tills = "/v1/stores/" + store + "/tills";
        given().get(tills).then().statusCode(200).body("tills", hasSize(0));
        sold("4", YESTERDAY, 1, 2, 4, 5, 9);
        sold("7", YESTERDAY, 1, 2);
        close();
        given().get(tills).then().statusCode(200).body("tills.till", contains("4", "7")).body("tills.missing", contains(4, 0)).body("tills.missingDates", contains(1, 0))
                .body("tills.lastSequence", contains(9, 2)).body("tills.lastDate[0]", equalTo(LocalDate.from(YESTERDAY).toString()))
                .body("tills.clockInDoubt", contains(false, false));
        String at = given().get(tills).jsonPath().getString("tills[0].lastAt");
        assertThat(Instant.parse(at)).isEqualTo(YESTERDAY.plusMinutes(9).toInstant());

        sold("4", YESTERDAY, 3, 6, 7, 8);
        await(() -> given().get(tills).then().body("tills.missing", contains(0, 0)).body("tills.missingDates", contains(0, 0)));
    }

    private void sold(String till, OffsetDateTime at, long... sequences) {
        for (long sequence : sequences) {
            RetailTransaction each = Shop.basket(store, sequence, at.plusMinutes(sequence), sale(1, milk, 1));
            shop.send(new RetailTransaction(store, till, LocalDate.from(at), sequence, each.occurredAt(), each.acceptedAt(), each.digest(), each.lines()));
        }
        awaitQuiet();
    }

    /** The store's business date closes, and its tills are looked at. */
    private void close() throws SQLException {
        database.decide(sql -> sql.execute("delete from ledger.day_looked_at where store = ?", store.digits()));
        tillDays.go();
        await(() -> {
            long looked = database.read(sql -> sql.number("select count(*) from ledger.day_looked_at where store = ?", store.digits()));
            assertThat(looked).isEqualTo(1);
        });
    }
}
