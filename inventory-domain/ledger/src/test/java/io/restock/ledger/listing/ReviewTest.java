package io.restock.ledger.listing;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.listing.Catalogue.decide;
import static io.restock.ledger.listing.Catalogue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gtin;
import io.restock.ledger.ItemsTopic;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What a person decides on listings")
class ReviewTest {
    @Inject
    Database database;
    @Inject
    ListingRound round;
    @Inject
    Clock clock;

    private Catalogue untrusted;
    private Gtin number;
    private String listing;

    @BeforeEach
    void a_listing_that_waits() {
        untrusted = Catalogue.untrusted();
        number = untrusted.number();
        listing = untrusted.inReview(untrusted.article(number, "Lettmelk " + untrusted.word + " 1 l", "20"));
    }

    @Test
    void is_published_with_what_the_person_changed_and_told_on_the_topic() {
        given().get("/v1/items/" + number).then().statusCode(404);
        decide(listing, "approvals", "{'reason': 'seen it', 'changes': {'name': 'Skummet %s 1 LITER', 'category': 'Skimmed', 'casePack': 12}}".formatted(untrusted.word))
                .statusCode(200)
                .body("state", equalTo("PUBLISHED")).body("decidedFor", equalTo("seen it")).body("decidedBy.subject", notNullValue()).body("draft.category", equalTo("Skimmed"))
                .body("events.type", contains("SUBMITTED", "NORMALISED", "GATED", "SENT_TO_REVIEW", "NORMALISED", "GATED", "APPROVED", "PUBLISHED"))
                .body("events[6].cause", equalTo("seen it"));
        given().get("/v1/items/" + number).then().statusCode(200).body("name", equalTo("Skummet " + untrusted.word + " 1 l")).body("casePack", equalTo(12))
                .body("seller", equalTo(untrusted.seller.digits()));
        await(() -> assertThat(ItemsTopic.of(number)).singleElement().satisfies(item -> {
            assertThat(item.seller()).isEqualTo(untrusted.seller);
            assertThat(item.category()).isEqualTo("Skimmed");
        }));
        decide(listing, "approvals", "{'reason': 'again'}").statusCode(409).body("detail", startsWith("listing " + listing + " is PUBLISHED, decided by "));
        decide(listing, "rejections", "{'reason': 'no'}").statusCode(409);
        await(() -> given().get("/v1/audit?kind=LISTING_APPROVED&object=" + listing).then().statusCode(200).body("entries", hasSize(1)));
    }

    @Test
    void goes_through_the_gates_again_and_not_past_what_they_reject() {
        decide(listing, "approvals", "{'reason': 'x', 'changes': {'name': 'Replica 1 l', 'price': {'amount': 'much', 'currency': 'NOK'}}}").statusCode(422)
                .body("errors", contains(startsWith("price.amount must be a decimal number")));
        decide(listing, "approvals", "{'reason': 'x', 'changes': {'name': 'Replica 1 l'}}").statusCode(422).body("errors", contains(startsWith("name holds \"replica\"")));
        decide(listing, "approvals", "{'reason': 'x', 'changes': {'unit': 'LITRE'}}").statusCode(422).body("errors", contains(startsWith("unit must be one of")));
        decide(listing, "approvals", "{'changes': {}}").statusCode(422).body("errors", contains(startsWith("reason must be 1 to")));
        decide(listing, "approvals", "{'reason': 'x', 'changes': {'gtin': '1'}}").statusCode(422).body("errors", contains(containsString("gtin is not a field here")));
        decide("L-999999999", "approvals", "{'reason': 'x'}").statusCode(404);
        given().get("/v1/listings/" + listing).then().body("state", equalTo("IN_REVIEW"));
        given().get("/v1/items/" + number).then().statusCode(404);
    }

    @Test
    void happens_once_of_several_at_once() throws Exception {
        Callable<Integer> approve = () -> decide(listing, "approvals", "{'reason': 'seen it'}").extract().statusCode();
        Callable<Integer> reject = () -> decide(listing, "rejections", "{'reason': 'no'}").extract().statusCode();
        try (var people = Executors.newFixedThreadPool(4)) {
            var codes = new ArrayList<Integer>();
            for (var answer : people.invokeAll(List.of(approve, reject, approve, reject))) {
                codes.add(answer.get());
            }
            assertThat(codes).containsExactlyInAnyOrder(200, 409, 409, 409);
        }
    }

    @Test
    void sent_again_under_its_key_is_the_same_decision() {
        for (int i = 0; i < 2; i++) {
            given().contentType("application/json").header("Idempotency-Key", "no-" + number).body("{\"reason\": \"not ours\"}").post("/v1/listings/" + listing + "/rejections")
                    .then().statusCode(200)
                    .body("state", equalTo("REJECTED")).body("events", hasSize(5));
        }
        untrusted.submit(untrusted.article(number, "Lettmelk " + untrusted.word + " 1 l", "20")).statusCode(200).body("results[0].state", equalTo("REJECTED"))
                .body("results[0].listing", equalTo(listing)); // a person has decided on just this
        untrusted.submit(untrusted.article(number, "Lettmelk " + untrusted.word + " 1 l", "19")).statusCode(202);
    }

    @Test
    void does_not_wait_any_more_when_it_is_taken_back_or_replaced() {
        decide(listing, "withdrawals", "{'reason': 'called off'}").statusCode(200).body("state", equalTo("WITHDRAWN"));
        String second = untrusted.inReview(untrusted.article(number, "Lettmelk " + untrusted.word + " 1 l", "20"));
        assertThat(second).isNotEqualTo(listing);
        String third = untrusted.inReview(untrusted.article(number, "Lettmelk " + untrusted.word + " 2 l", "20"));
        given().get("/v1/listings/" + second).then().body("state", equalTo("WITHDRAWN")).body("decidedFor", equalTo("replaced by " + third));
    }

    @Test
    void begins_on_its_first_day_and_is_delisted_after_its_last() {
        Catalogue trusted = Catalogue.trusted();
        Gtin summer = trusted.number();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String early = trusted
                .submit(trusted.article(summer, "Sommermelk " + trusted.word + " 1 l", "20",
                        ", 'availableFrom': '%s', 'availableUntil': '%s'".formatted(today.plusDays(2), today.plusDays(9))))
                .statusCode(202).body("results[0].state", equalTo("APPROVED")).extract().path("results[0].listing");
        round.look();
        given().get("/v1/items/" + summer).then().statusCode(404);
        database.decide(sql -> sql.execute("update ledger.listing set available_from = ? where article = ?", today, summer));
        round.look();
        given().get("/v1/listings/" + early).then().body("state", equalTo("PUBLISHED")).body("events.type", hasItem("PUBLISHED")).body("events[-1].by.subject", equalTo("ledger"));
        given().get("/v1/items/" + summer).then().statusCode(200).body("state", equalTo("ACTIVE"));
        database.decide(sql -> sql.execute("update ledger.listing set available_until = ? where article = ?", today.minusDays(1), summer));
        round.look();
        given().get("/v1/listings/" + early).then().body("state", equalTo("WITHDRAWN")).body("events[-1].cause", equalTo("past its last day"));
        given().get("/v1/items/" + summer).then().body("state", equalTo("DELISTED")).body("seller", equalTo(trusted.seller.digits()));
    }

    @Test
    void whose_first_day_finds_the_number_taken_goes_back_to_a_person() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String later = decide(untrusted.inReview(untrusted.article(untrusted.number(), "Saft " + untrusted.word + " 1 l", "20",
                ", 'availableFrom': '%s', 'packs': [{'gtin': '%s', 'units': 6}]".formatted(today.plusDays(2), number))), "approvals", "{'reason': 'seen it'}").statusCode(200)
                .body("state", equalTo("APPROVED")).body("decidedAt", notNullValue()).extract().path("listing");
        decide(listing, "approvals", "{'reason': 'seen it'}").statusCode(200);
        database.decide(sql -> sql.execute("update ledger.listing set available_from = ? where id = ?", today, SellerListing.id(later)));
        round.look();
        given().get("/v1/listings/" + later).then().body("state", equalTo("IN_REVIEW")).body("reasons.problem",
                hasItem(containsString("pack " + number + " already stands for item")));
    }

    @Test
    void is_forgotten_when_it_ended_long_ago_and_no_sooner() {
        decide(listing, "rejections", "{'reason': 'no'}").statusCode(200);
        long id = SellerListing.id(listing);
        database.decide(sql -> sql.execute("update ledger.listing set changed_at = now() - interval '399 days' where id = ?", id));
        round.look();
        given().get("/v1/listings/" + listing).then().statusCode(200);
        long old = database.decide(sql -> sql.first("""
                insert into ledger.listing (seller, article, digest, state, said, reasons, submitted_at, changed_at)
                select seller, 'old', digest, state, said, reasons, submitted_at, now() - interval '402 days' from ledger.listing where id = ? returning id""",
                row -> row.getLong(1), id)).orElseThrow();
        database.decide(sql -> sql
                .execute("insert into ledger.listing_event (listing, type, at, said, recorded_at) values (?, 'REJECTED', now(), '{}', now() - interval '402 days')", old));
        database.decide(sql -> sql.execute("insert into ledger.listing_request (key, digest, recorded_at) values (?, 'x', now() - interval '32 days')", "old-" + number));
        round.look();
        given().get("/v1/listings/L-" + old).then().statusCode(404);
        assertThat(database.<Long>read(sql -> sql.number("select count(*) from ledger.listing_event where listing = ?", old))).isZero();
        assertThat(database.<Long>read(sql -> sql.number("select count(*) from ledger.listing_request where key = ?", "old-" + number))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update ledger.listing_event set cause = 'x'", "delete from ledger.listing_event", "truncate ledger.listing_event"})
    void only_adds_to_what_happened(String statement) {
        assertThatThrownBy(() -> database.<Integer>decide(sql -> sql.execute(statement))).rootCause().hasMessageMatching("(?s).*(only added to|permission denied).*");
        given().get("/v1/listings/" + listing).then().body("events", hasSize(4)).body("match", nullValue());
    }
}
