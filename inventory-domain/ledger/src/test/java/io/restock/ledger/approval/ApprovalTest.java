package io.restock.ledger.approval;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.onHand;
import static io.restock.ledger.approval.SecondPerson.as;
import static io.restock.ledger.approval.SecondPerson.decided;
import static io.restock.ledger.approval.SecondPerson.kept;
import static io.restock.ledger.approval.SecondPerson.operator;
import static io.restock.ledger.approval.SecondPerson.person;
import static io.restock.ledger.approval.SecondPerson.priced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restock.border.access.Caller;
import io.restock.border.http.Problem;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Author;
import io.restock.contracts.approval.Approval.Decision;
import io.restock.ledger.Shop;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import io.restock.sql.Database;
import io.restock.sql.approval.ApprovalBook;
import io.restock.sql.approval.Carrier;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@TestProfile(SecondPerson.class)
@DisplayName("What a second person has to look at")
class ApprovalTest {
    @Inject
    Shop shop;
    @Inject
    Database database;
    @Inject
    ApprovalBook book;
    @Inject
    LedgerCarrier carrier;

    private Gln store;
    private Gtin milk;
    private String ann;
    private String bob;
    private String eve;

    @BeforeEach
    void milk_for_25_kroner_and_two_people_of_the_store() {
        store = shop.newStore();
        milk = shop.newItem();
        priced(milk, "25.00", "");
        shop.counted(store, milk, NOON.minusHours(1), 100);
        ann = person("ann", store, "store");
        bob = person("bob", store, "store");
        eve = person("eve", shop.newStore(), "store");
    }

    @Test
    void is_done_in_the_name_of_who_asked_once_another_approves_and_says_so_to_everybody() {
        String id = kept(adjusted(ann, "a1", milk, -41)).body("reason", equalTo("it is worth 1025 NOK, more than 1000 NOK")).extract().path("href");
        adjusted(ann, "a1", milk, -41).statusCode(202).body("href", equalTo(id));
        adjusted(ann, "a1", milk, -42).statusCode(409);
        given().get("/v1/stores/" + store + "/adjustments/a1").then().statusCode(404);
        as(bob).get("/v1/approvals?status=AWAITING_APPROVAL&store=" + store).then().statusCode(200).body("approvals.asked.identity", contains("StockAdjustment/" + store + "/a1"));

        decided(ann, id, "APPROVE").statusCode(403).contentType(Problem.MEDIA_TYPE).body("detail", containsString("another person has to look at it"));
        decided(eve, id, "APPROVE").statusCode(403).body("detail", containsString("may not speak for store " + store));
        decided(person("otto", store, "merchandiser"), id, "APPROVE").statusCode(403).body("detail", containsString("may not report counts, adjustments"));
        assertThat(onHand(store, milk)).isEqualTo(100);

        decided(bob, id, "APPROVE").statusCode(200).body("status", equalTo("DONE")).body("decision.by.subject", equalTo("bob"))
                .body("result", equalTo("/v1/stores/" + store + "/adjustments/a1"));
        await(() -> given().get("/v1/stores/" + store + "/adjustments/a1").then().statusCode(200).body("events.author.subject", contains("ann"))
                .body("events.author.approvedBy.subject", contains("bob")));
        assertThat(onHand(store, milk)).isEqualTo(59);
        given().get("/v1/stores/" + store + "/stock/" + milk + "/events").then().body("events[-1].author.subject", equalTo("ann"))
                .body("events[-1].author.approvedBy.subject", equalTo("bob"));
        adjusted(ann, "a1", milk, -41).statusCode(200).body("status", equalTo("DONE")).body("href", equalTo("/v1/stores/" + store + "/adjustments/a1"));

        given().queryParam("object", store.digits()).queryParam("kind", "ADJUSTED").get("/v1/audit").then().body("entries.author.subject", contains("ann"))
                .body("entries[0].body", startsWith("{\"approvedBy\":{\"subject\":\"bob\"")).body("entries[0].body", containsString("\"units\":-41"));
        given().queryParam("object", id).get("/v1/audit").then().body("entries.kind", contains("APPROVAL_GIVEN", "APPROVAL_REQUESTED"))
                .body("entries.author.subject", contains("bob", "ann"));
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void is_decided_once() {
        String id = kept(adjusted(ann, "a1", milk, -41)).extract().path("href");
        decided(bob, id, "REFUSE").statusCode(200).body("status", equalTo("REFUSED"));
        decided(bob, id, "REFUSE").statusCode(200).body("history", hasSize(2));
        decided(bob, id, "APPROVE").statusCode(409).body("detail", containsString("was refused by bob (store): seen it"));
        decided(person("carol", store, "store"), id, "REFUSE").statusCode(409);
        adjusted(ann, "a1", milk, -41).statusCode(409).body("detail",
                containsString("was refused by bob (store): seen it; where it is still wanted, send it with a new Idempotency-Key"));
        kept(adjusted(ann, "a2", milk, -41)).body("href", not(equalTo(id)));
        assertThat(onHand(store, milk)).isEqualTo(100);
        decided(bob, "/v1/approvals/999999999", "APPROVE").statusCode(404);
        as(bob).contentType("application/json").body("{\"decision\": \"PERHAPS\"}").post(id + "/decisions").then().statusCode(422)
                .body("errors", contains(startsWith("decision must be one of"), startsWith("reason must be")));
    }

    @Test
    void is_decided_at_the_page_only_where_the_pages_own_token_says_so() {
        String page = TestTokens.of(LocalToken.ofChain("restock", List.of("auditor")));
        assertThat(channelOf(page, "a1")).isEqualTo("page");
        assertThat(channelOf(ann, "a2")).as("a person's token is not the page's").isEqualTo("rest");
        assertThat(channelOf(page.substring(0, page.length() - 9) + "forgotten", "a3")).as("nor is one that the page's is forged from").isEqualTo("rest");
        assertThat(channelOf("page", "a4")).isEqualTo("rest");
    }

    private String channelOf(String pageToken, String key) {
        String id = kept(adjusted(ann, key, milk, -41)).extract().path("href");
        return as(bob).header(Caller.PAGE_HEADER, pageToken).contentType("application/json").body("{\"decision\": \"REFUSE\", \"reason\": \"seen it\"}").post(id + "/decisions")
                .then()
                .statusCode(200).body("decision.by.subject", equalTo("bob")).extract().path("decision.by.channel");
    }

    @Test
    void lapses_when_its_time_is_over() {
        String id = kept(adjusted(ann, "a1", milk, -41)).body("status", equalTo("AWAITING_APPROVAL")).extract().path("href");
        var in71Hours = at(Duration.ofHours(71));
        in71Hours.goOn();
        assertThat(in71Hours.find(number(id)).orElseThrow().status()).hasToString("AWAITING_APPROVAL");
        var in72Hours = at(Duration.ofHours(72).plusMinutes(1));
        assertThatThrownBy(() -> in72Hours.decide(number(id), Decision.APPROVE, "late", Author.system("bob"))).hasMessageContaining("lapsed");
        decided(bob, id, "APPROVE").statusCode(409).body("detail", containsString("lapsed"));
        adjusted(ann, "a1", milk, -41).statusCode(409).body("detail", containsString("lapsed"));
        given().queryParam("object", id).get("/v1/audit").then().body("entries.kind", contains("APPROVAL_LAPSED", "APPROVAL_REQUESTED"))
                .body("entries[0].author.channel", equalTo("system"));
    }

    @Test
    void is_not_what_is_worth_just_the_limit_and_is_what_has_no_price() {
        adjusted(ann, "a1", milk, -40).statusCode(202).body("status", equalTo("RECORDED"));
        kept(adjusted(ann, "a2", shop.newItem(), -1)).body("reason", startsWith("nobody can say what it is worth"));
        Gtin cheese = shop.newWeighedItem();
        priced(cheese, "200.00", "");
        adjusted(ann, "a3", cheese, -5_000).body("status", equalTo("RECORDED"));
        kept(adjusted(ann, "a4", cheese, -5_001));
    }

    @Test
    void is_worth_what_the_store_itself_asked_for_it_when_it_happened() {
        priced(milk, "24.00", ", \"store\": \"%s\"".formatted(store));
        adjusted(ann, "a1", milk, -41).body("status", equalTo("RECORDED"));
        given().contentType("application/json").body("{\"amount\": \"100.00\", \"currency\": \"NOK\", \"store\": \"%s\", \"from\": \"%s\"}".formatted(store, NOON.plusHours(1)))
                .put("/v1/items/" + milk + "/prices").then().statusCode(201);
        adjusted(ann, "a2", milk, -41).body("status", equalTo("RECORDED"));
    }

    @Test
    void was_recorded_before_there_was_a_limit_and_is_the_same_report() {
        Gtin dear = shop.newItem();
        priced(dear, "1.00", "");
        adjusted(ann, "a1", dear, -41).body("status", equalTo("RECORDED"));
        await(() -> given().get("/v1/stores/" + store + "/adjustments/a1").then().statusCode(200));
        priced(dear, "100.00", "");
        adjusted(ann, "a1", dear, -41).statusCode(202).body("status", equalTo("RECORDED"));
    }

    @Test
    void of_reversals_are_those_that_take_back_what_a_second_person_looked_at() {
        String large = kept(adjusted(ann, "a1", milk, -41)).extract().path("href");
        reversed(ann, "r0", "ADJUSTMENT", "a1").statusCode(404);
        decided(bob, large, "APPROVE").statusCode(200);
        String id = kept(reversed(ann, "r1", "ADJUSTMENT", "a1")).body("reason", equalTo("it is worth 1025 NOK, more than 1000 NOK")).extract().path("href");
        String again = kept(reversed(bob, "r2", "ADJUSTMENT", "a1")).extract().path("href");
        reversed(ann, "r1", "ADJUSTMENT", "a1").statusCode(202).body("href", equalTo(id));
        reversed(ann, "r1", "ADJUSTMENT", "a2").statusCode(409);
        decided(ann, id, "APPROVE").statusCode(403).body("detail", containsString("another person has to look at it"));
        Shop.awaitQuiet();
        assertThat(onHand(store, milk)).isEqualTo(59);

        decided(bob, id, "APPROVE").statusCode(200).body("status", equalTo("DONE")).body("result", equalTo("/v1/stores/" + store + "/reversals/r1"));
        await(() -> given().get("/v1/stores/" + store + "/reversals/r1").then().statusCode(200).body("events.type", contains("AdjustmentReversed"))
                .body("events.author.subject", contains("ann")).body("events.author.approvedBy.subject", contains("bob")));
        assertThat(onHand(store, milk)).isEqualTo(100);
        decided(ann, again, "APPROVE").statusCode(200).body("status", equalTo("FAILED")).body("history[-1].cause", containsString("was reversed already, by r1"));
        reversed(ann, "r1", "ADJUSTMENT", "a1").statusCode(200).body("status", equalTo("DONE")).body("href", equalTo("/v1/stores/" + store + "/reversals/r1"));
        reversed(ann, "r3", "ADJUSTMENT", "a1").statusCode(409).body("detail", containsString("was reversed already"));
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(0));
    }

    @Test
    void of_reversals_are_not_those_of_what_one_person_may_do() {
        adjusted(ann, "a1", milk, -40).statusCode(202).body("status", equalTo("RECORDED"));
        reversed(ann, "r1", "ADJUSTMENT", "a1").statusCode(202).body("status", equalTo("RECORDED"));
        as(ann).contentType("application/json").header("Idempotency-Key", "c1")
                .body("{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 9000}]}".formatted(NOON, milk)).post("/v1/stores/" + store + "/counts").then()
                .statusCode(202).body("status", equalTo("RECORDED"));
        reversed(ann, "r2", "COUNT", "c1").statusCode(202).body("status", equalTo("RECORDED"));
        await(() -> given().get("/v1/stores/" + store + "/reversals/r2").then().statusCode(200));
        assertThat(onHand(store, milk)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before it is done", "after it is done and before that is committed"})
    void is_done_exactly_once_whenever_a_kill_comes(String when) {
        String id = kept(adjusted(ann, "a1", milk, -41)).extract().path("href");
        var killed = new ApprovalBook(database, LedgerAudit.TRAIL, dying(when), Clock.systemUTC(), Duration.ofHours(72), new Troubles(Duration.ofHours(1)));
        assertThat(killed.decide(number(id), Decision.APPROVE, "seen it", Author.system("bob")).status()).hasToString("APPROVED");
        given().get("/v1/stores/" + store + "/adjustments/a1").then().statusCode(404);

        var asOfBefore = book.find(number(id)).orElseThrow();
        CompletableFuture.allOf(IntStream.range(0, 4).mapToObj(_ -> CompletableFuture.runAsync(book::goOn)).toArray(CompletableFuture[]::new)).join();

        carrier.carryOut(asOfBefore, book); // by an instance that looked before the others had done it
        as(ann).get(id).then().body("status", equalTo("DONE")).body("history.what", contains("Requested", "Approved", "Done"));
        await(() -> given().get("/v1/stores/" + store + "/adjustments/a1").then().statusCode(200));
        Shop.awaitQuiet();
        assertThat(onHand(store, milk)).isEqualTo(59);
        given().queryParam("object", store.digits()).queryParam("kind", "ADJUSTED").get("/v1/audit").then().body("entries", hasSize(1));
    }

    private Carrier dying(String when) {
        return (approval, of) -> {
            if (when.equals("before it is done")) {
                throw new IllegalStateException("killed");
            }
            database.decide(sql -> {
                of.done(sql, approval, "/nowhere");
                throw new IllegalStateException("killed");
            });
        };
    }

    @Test
    void of_rebuilds_are_those_that_mend() {
        given().post("/v1/rebuilds/stock").then().statusCode(200).body("swapped", equalTo(true));
        assertThat(database.<Integer>decide(sql -> sql.execute("update ledger.stock set on_hand = on_hand + 5 where key = ?", store + "|" + milk))).isEqualTo(1);
        String id = kept(as(operator("ann")).post("/v1/rebuilds/stock?mend=true").then()).extract().path("href");
        kept(as(operator("olga")).post("/v1/rebuilds/stock?mend=true").then()).body("href", equalTo(id));
        assertThat(onHand(store, milk)).isEqualTo(105);
        decided(operator("ann"), id, "APPROVE").statusCode(403);
        decided(bob, id, "APPROVE").statusCode(403).body("detail", containsString("may not rebuild stock"));
        decided(operator("olga"), id, "APPROVE").statusCode(200).body("status", equalTo("DONE"));
        assertThat(onHand(store, milk)).isEqualTo(100);
        given().get("/v1/audit?kind=REBUILT&limit=1").then().body("entries[0].author.subject", equalTo("ann")).body("entries[0].body", containsString("\"subject\":\"olga\""));
    }

    @Test
    void is_seen_by_those_whose_stores_it_concerns() {
        String id = kept(adjusted(ann, "a1", milk, -41)).extract().path("href");
        as(eve).get(id).then().statusCode(403);
        as(eve).get("/v1/approvals?limit=500").then().statusCode(200).body("approvals.asked.stores.flatten()", not(hasItem(store.digits())));
        as(eve).get("/v1/approvals?store=" + store).then().statusCode(403);
        as(bob).get(id).then().statusCode(200).body("asked.request.lines[0].units", is(-41)).body("lapsesAt", notNullValue());
        as(bob).get("/v1/approvals?store=" + store + "&limit=1").then().body("approvals", hasSize(1)).body("approvals.status", everyItem(notNullValue()));
        given().get("/v1/approvals?status=SLEEPING&limit=0").then().statusCode(422).body("errors", contains(startsWith("status "), startsWith("limit ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update ledger.approval_event set author = 'store/rest/bob'", "delete from ledger.approval_event"})
    void is_never_rewritten(String change) {
        kept(adjusted(ann, "a1", milk, -41));
        assertThatThrownBy(() -> database.decide(sql -> sql.execute(change))).hasMessageContaining("permission denied for table approval_event");
    }

    private ApprovalBook at(Duration later) {
        return new ApprovalBook(database, LedgerAudit.TRAIL, carrier, Clock.offset(Clock.systemUTC(), later), Duration.ofHours(72), new Troubles(Duration.ofHours(1)));
    }

    private static long number(String href) {
        return Long.parseLong(href.substring(href.lastIndexOf('/') + 1));
    }

    private ValidatableResponse adjusted(String token, String key, Gtin item, int units) {
        return as(token).contentType("application/json").header("Idempotency-Key", key)
                .body("{\"occurredAt\": \"%s\", \"reason\": \"THEFT\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}".formatted(NOON, item, units))
                .post("/v1/stores/" + store + "/adjustments").then();
    }

    private ValidatableResponse reversed(String token, String key, String kind, String of) {
        return as(token).contentType("application/json").header("Idempotency-Key", key)
                .body("{\"of\": \"%s\", \"kind\": \"%s\", \"reason\": \"typed wrongly\"}".formatted(of, kind)).post("/v1/stores/" + store + "/reversals").then();
    }
}
