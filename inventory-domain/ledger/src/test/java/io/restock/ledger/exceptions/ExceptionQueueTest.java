package io.restock.ledger.exceptions;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.ledger.Shop;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The queue of what people have to look at")
class ExceptionQueueTest {
    private static final Instant AT = Shop.NOON.toInstant();

    @Inject
    Shop shop;
    @Inject
    Database database;
    private Gln store;
    private Gtin milk;

    @BeforeEach
    void a_store() {
        store = shop.newStore();
        milk = shop.newItem();
        put("/v1/items/" + milk, "{\"name\": \"Milk\", \"unit\": \"EACH\", \"casePack\": 6, \"cost\": {\"amount\": \"12.00\", \"currency\": \"NOK\"}}");
        put("/v1/items/" + milk + "/prices", "{\"amount\": \"20.00\", \"currency\": \"NOK\"}");
    }

    @Test
    void holds_what_other_services_raise_once_however_often_it_comes_and_in_what_order() {
        planning(milk, true, "1.50", 1);
        await(() -> of(store).body("exceptions", hasSize(1)).body("exceptions[0].service", equalTo("PLANNING")).body("exceptions[0].times", equalTo(1))
                .body("exceptions[0].atStake.amount", equalTo(12.0f)).body("exceptions[0].atStake.because", equalTo("1.5 of " + milk + " by margin")));
        planning(milk, true, "1.50", 1);
        planning(milk, false, null, 3);
        planning(milk, true, "1.50", 1);
        planning(milk, false, null, 2);
        long id = id();
        settled();
        one(id).body("exception.times", equalTo(1)).body("exception.state", equalTo("CLOSED"));
        planning(milk, true, "1.50", 4);
        await(() -> one(id).body("exception.state", equalTo("OPEN")).body("exception.times", equalTo(2)));
        assertThat(types(id)).containsExactly("RAISED", "CLOSED", "RAISED");
    }

    @Test
    void holds_what_a_center_raises_for_those_who_speak_for_it_and_what_is_of_a_kind_that_nobody_knows_yet() {
        Gln dc = Shop.someGln();
        send(new ExceptionRaised(ExceptionKind.DC_STOCK_QUESTIONED, dc, dc + "|" + milk + "|PICK_FACE", "count it", true, AT, AT, Stake.of(milk, 5)));
        String tomorrow = "OF_TOMORROW_" + dc;
        send(new ExceptionRaised(tomorrow, store, "something", "store", "look at it", true, AT, AT, null));
        await(() -> given().get("/v1/exceptions?dc=" + dc).then().body("exceptions", hasSize(1)).body("exceptions[0].store", nullValue())
                .body("exceptions[0].service", equalTo("CENTER")).body("exceptions[0].atStake.amount", equalTo(60.0f)));
        await(() -> given().get("/v1/exceptions?service=OTHER&kind=" + tomorrow).then().body("exceptions", hasSize(1)).body("exceptions[0].atStake.amount", nullValue())
                .body("exceptions[0].ends", equalTo("what its service says")));
        as("dc", List.of(), List.of(dc)).get("/v1/exceptions?kind=DC_STOCK_QUESTIONED").then().body("exceptions.dc", contains(dc.digits()));
        as("dc", List.of(), List.of(Shop.someGln())).get("/v1/exceptions?dc=" + dc).then().body("exceptions", hasSize(0));
        long of = given().get("/v1/exceptions?dc=" + dc).jsonPath().getLong("exceptions[0].id");
        given().get("/v1/exceptions/" + of).then().body("settlements[0].type", equalTo("COUNT")).body("settlements[0].service", equalTo("CENTER"))
                .body("settlements[0].address", equalTo("/v1/dcs/" + dc + "/counts")).body("settlements[0].body", containsString("\"location\": \"PICK_FACE\""))
                .body("settlements.type", contains("COUNT", "ADJUST", "CLOSE"))
                .body("settlements[2].body", equalTo("{\"kind\": \"DC_STOCK_QUESTIONED\", \"subject\": \"" + dc + "|" + milk + "|PICK_FACE\"}"));
    }

    @Test
    void shows_the_most_money_first_and_what_nobody_can_say_last_page_by_page() {
        List<Gtin> items = List.of(milk, priced("5.00"), priced("50.00"), shop.newItem(), shop.newItem());
        for (int i = 0; i < items.size(); i++) {
            planning(items.get(i), true, "2", i + 1);
        }
        await(() -> of(store).body("exceptions", hasSize(5)));
        List<String> wanted = List.of(items.get(2), milk, items.get(1), items.get(3), items.get(4)).stream().map(item -> store + "|" + item).toList();
        assertThat(of(store).extract().jsonPath().<String>getList("exceptions.subject").subList(0, 3)).isEqualTo(wanted.subList(0, 3));
        var paged = new ArrayList<String>();
        String next = "";
        do {
            var page = given().get("/v1/exceptions?store=" + store + "&limit=2" + (next.isEmpty() ? "" : "&after=" + next)).then().statusCode(200).extract().jsonPath();
            paged.addAll(page.getList("exceptions.subject"));
            next = page.getString("next");
        } while (next != null);
        assertThat(paged).isEqualTo(of(store).extract().jsonPath().<String>getList("exceptions.subject")).containsExactlyInAnyOrderElementsOf(wanted);
        var named = given().get("/v1/exceptions?kind=SHELF_IN_DOUBT&store=" + store + "&limit=1&after=SHELF_IN_DOUBT/" + store + "|").then().statusCode(200).extract().jsonPath();
        assertThat(named.getString("exceptions[0].subject")).isEqualTo(wanted.stream().sorted().toList().getFirst());
        assertThat(named.getString("next")).isEqualTo("SHELF_IN_DOUBT/" + named.getString("exceptions[0].subject"));
        given().get("/v1/exceptions?after=nonsense").then().statusCode(422).body("errors[0]", startsWith("after must be what the page before named"));
        given().get("/v1/exceptions?state=ODD").then().statusCode(422).body("errors[0]", startsWith("state must be one of"));
    }

    @Test
    void says_who_has_it_what_was_said_of_it_and_by_whom() {
        long id = question();
        say(id, "assignments", null, "{\"to\": \"anna\"}").statusCode(200).body("exception.assignee", equalTo("anna"));
        say(id, "assignments", null, "{\"to\": \"anna\"}").statusCode(200);
        say(id, "comments", "c1", "{\"text\": \"the driver has it\"}").statusCode(200);
        say(id, "comments", "c1", "{\"text\": \"the driver has it\"}").statusCode(200);
        say(id, "comments", "c1", "{\"text\": \"he has not\"}").statusCode(409).body("detail", containsString("was used for something else"));
        assertThat(types(id)).containsExactly("RAISED", "ASSIGNED", "COMMENTED");
        given().get("/v1/exceptions/" + id).then().body("events[2].said.text", equalTo("the driver has it")).body("events[2].author.subject", equalTo("tester"));
        given().get("/v1/exceptions?owner=anna&store=" + store).then().body("exceptions", hasSize(1));
        given().get("/v1/exceptions?owner=store&store=" + store).then().body("exceptions", hasSize(1));
        given().get("/v1/exceptions?owner=dc&store=" + store).then().body("exceptions", hasSize(0));
        for (String deed : List.of("EXCEPTION_ASSIGNED", "EXCEPTION_COMMENTED")) {
            given().queryParam("kind", deed).queryParam("object", "SHELF_IN_DOUBT/" + store + "|" + milk).get("/v1/audit").then().statusCode(200)
                    .body("entries.author.subject", contains("tester"));
        }
        say(id, "assignments", null, "{}").statusCode(200).body("exception.assignee", nullValue());
        assertThatThrownBy(() -> database.decide(sql -> sql.execute("delete from ledger.exception_event where exception = ?", id))).hasStackTraceContaining("only added to");
    }

    @Test
    void refuses_what_it_cannot_do_with_a_sentence() {
        long id = question();
        say(id, "comments", null, "{}").statusCode(422).body("errors[0]", startsWith("text must be"));
        say(id, "snoozes", null, "{\"until\": \"2020-01-01T00:00:00Z\", \"reason\": \"x\"}").statusCode(422).body("errors[0]", startsWith("until must be later than now"));
        say(id, "snoozes", null, "{\"until\": \"%s\"}".formatted(later(60))).statusCode(422).body("errors[0]", startsWith("reason must be"));
        say(id, "snoozes", null, "{\"until\": \"%s\", \"reason\": \"x\"}".formatted(later(91 * 86_400))).statusCode(422).body("errors[0]",
                startsWith("until must be within 90 days"));
        say(999_999_999L, "comments", null, "{\"text\": \"x\"}").statusCode(404);
        given().get("/v1/exceptions/odd").then().statusCode(404);
        planning(milk, false, null, 9);
        await(() -> given().get("/v1/exceptions/" + id).then().body("exception.state", equalTo("CLOSED")));
        say(id, "assignments", null, "{\"to\": \"anna\"}").statusCode(409).body("title", equalTo("It is closed"));
        say(id, "snoozes", null, "{\"until\": \"%s\", \"reason\": \"x\"}".formatted(later(60))).statusCode(409);
        say(id, "comments", null, "{\"text\": \"it was behind the beer\"}").statusCode(200);
    }

    @Test
    void puts_one_off_until_its_time_has_come() {
        long id = question();
        say(id, "snoozes", null, "{\"until\": \"%s\", \"reason\": \"the lorry comes\"}".formatted(later(8))).statusCode(200).body("exception.state", equalTo("SNOOZED"))
                .body("exception.snoozed.reason", equalTo("the lorry comes"));
        given().get("/v1/exceptions?state=SNOOZED&store=" + store).then().body("exceptions", hasSize(1));
        given().get("/v1/exceptions?state=OPEN&store=" + store).then().body("exceptions", hasSize(0));
        await(() -> given().get("/v1/exceptions?state=OPEN&store=" + store).then().body("exceptions", hasSize(1)).body("exceptions[0].snoozed", nullValue()));
        await(() -> assertThat(types(id)).containsExactly("RAISED", "SNOOZED", "CAME_BACK"));
        given().get("/v1/exceptions/" + id).then().body("events[2].said.because", equalTo("its time has come")).body("events[2].author.channel", equalTo("system"));
    }

    @Test
    void brings_one_back_that_is_raised_again_and_worse_and_not_one_that_is_the_same() {
        long id = question();
        say(id, "snoozes", null, "{\"until\": \"%s\", \"reason\": \"tomorrow\"}".formatted(later(3_600))).statusCode(200);
        planning(milk, true, "1.50", 2);
        settled();
        given().get("/v1/exceptions/" + id).then().body("exception.state", equalTo("SNOOZED")).body("exception.times", equalTo(2));
        planning(milk, true, "1.60", 3);
        await(() -> given().get("/v1/exceptions/" + id).then().body("exception.state", equalTo("OPEN")));
        assertThat(types(id)).containsExactly("RAISED", "SNOOZED", "WORSE", "CAME_BACK");
    }

    @Test
    void is_worked_by_those_whose_store_it_is() {
        long id = question();
        Gln other = Shop.someGln();
        as("store", List.of(other), List.of()).get("/v1/exceptions").then().body("exceptions.id", not(contains(id))).body("exceptions", hasSize(0));
        as("store", List.of(other), List.of()).get("/v1/exceptions/" + id).then().statusCode(403);
        as("store", List.of(other), List.of()).contentType("application/json").body("{\"text\": \"x\"}").post("/v1/exceptions/" + id + "/comments").then().statusCode(403);
        as("store", List.of(store), List.of()).contentType("application/json").body("{\"to\": \"ola\"}").post("/v1/exceptions/" + id + "/assignments").then().statusCode(200);
        String snooze = "{\"until\": \"%s\", \"reason\": \"x\"}".formatted(later(60));
        as("merchandiser", List.of(store), List.of()).contentType("application/json").body(snooze).post("/v1/exceptions/" + id + "/snoozes").then().statusCode(403);
        as("store", List.of(store), List.of()).contentType("application/json").body(snooze).post("/v1/exceptions/" + id + "/snoozes").then().statusCode(200);
    }

    @Test
    void closes_by_itself_when_the_cause_is_gone_and_shows_what_the_ledger_raised_at_once() {
        var basket = Shop.basket(store, 1, Shop.NOON, Shop.sale(1, milk, 3));
        shop.send(basket);
        shop.awaitApplied(basket);
        long id = id();
        one(id).body("exception.kind", equalTo("NEGATIVE_ON_HAND")).body("exception.state", equalTo("OPEN")).body("exception.atStake.amount", equalTo(36.0f))
                .body("exception.atStake.because", equalTo("3 of " + milk + " by cost")).body("settlements[0].address", equalTo("/v1/stores/" + store + "/counts"));
        shop.counted(store, milk, Shop.NOON.plusHours(1), 5);
        one(id).body("exception.state", equalTo("CLOSED"));
        assertThat(types(id)).containsExactly("RAISED", "CLOSED");
        settled();
        one(id).body("exception.times", equalTo(1)).body("exception.state", equalTo("CLOSED"));
    }

    /** Whatever was sent before it on the store's partition is folded, once this is. */
    private void settled() {
        Gtin last = shop.newItem();
        planning(last, true, null, 1);
        await(() -> given().get("/v1/exceptions?kind=SHELF_IN_DOUBT&limit=1&after=SHELF_IN_DOUBT/" + store + "|" + last.digits().substring(0, 13)).then()
                .body("exceptions[0].subject", equalTo(store + "|" + last)));
        planning(last, false, null, 2);
    }

    private long question() {
        planning(milk, true, "1.50", 1);
        await(() -> of(store).body("exceptions", hasSize(1)));
        return id();
    }

    private long id() {
        return of(store).extract().jsonPath().getLong("exceptions.find { it.subject == '" + store + "|" + milk + "' }.id");
    }

    private static ValidatableResponse one(long id) {
        return given().get("/v1/exceptions/" + id).then().statusCode(200);
    }

    /** @param nth of its words, by when planning recorded it */
    private void planning(Gtin item, boolean open, @Nullable String lost, int nth) {
        send(new ExceptionRaised(ExceptionKind.SHELF_IN_DOUBT, store, store + "|" + item, "please check the shelf", open, AT.plusSeconds(nth), AT.plusSeconds(nth),
                lost == null ? null : Stake.expected(item, new BigDecimal(lost))));
    }

    private void send(ExceptionRaised raised) {
        shop.send(Topics.EXCEPTIONS, raised.store().digits(), "ExceptionRaised", ExceptionRaised.CODEC.write(raised));
    }

    private Gtin priced(String price) {
        Gtin item = shop.newItem();
        put("/v1/items/" + item + "/prices", "{\"amount\": \"" + price + "\", \"currency\": \"NOK\"}");
        return item;
    }

    private static void put(String address, String body) {
        given().contentType("application/json").body(body).put(address).then().statusCode(lessThan(300));
    }

    private static ValidatableResponse say(long id, String what, @Nullable String key, String body) {
        RequestSpecification request = given().contentType("application/json").body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/v1/exceptions/" + id + "/" + what).then();
    }

    private static RequestSpecification as(String role, List<Gln> stores, List<Gln> dcs) {
        var token = new LocalToken("a " + role, List.of(role), stores.stream().map(Gln::digits).toList(), dcs.stream().map(Gln::digits).toList(), List.of());
        return given().header("Authorization", "Bearer " + TestTokens.of(token));
    }

    private static ValidatableResponse of(Gln store) {
        return given().get("/v1/exceptions?store=" + store).then().statusCode(200);
    }

    private static List<String> types(long id) {
        return given().get("/v1/exceptions/" + id).then().statusCode(200).extract().jsonPath().getList("events.type");
    }

    private static Instant later(long seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS);
    }
}
