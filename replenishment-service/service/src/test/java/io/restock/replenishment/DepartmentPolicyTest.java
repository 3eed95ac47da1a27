package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static io.restock.replenishment.LedgerStandIn.partition;
import static io.restock.replenishment.Trade.assertThatNothingIsWrong;
import static io.restock.replenishment.Trade.explanation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.Wanted;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.request.PlanningRequest.DepartmentReviewAsked;
import io.restock.replenishment.request.Requests;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What people decide about a whole department")
class DepartmentPolicyTest extends SeveralItems {
    private static final String MANY = "{\"serviceLevel\": 0.9, \"presentationMinimum\": 20}";

    @Inject
    Requests requests;
    @Inject
    Catalog catalog;

    private final String department = "Dairy/Cheese of " + newStoreItem().item();
    private final String path = "/v1/departments/{department}/policy";

    @Test
    void holds_for_all_its_store_items_in_every_partition_and_for_those_that_come_later() {
        var here = stocked(newStoreItem(), department);
        var there = stocked(elsewhereThan(here.id.store()), department);
        var bread = stocked(new StoreItemId(here.id.store(), newStoreItem().item()), "Bakery of " + department);
        set(MANY).statusCode(200).body("presentationMinimum", equalTo(20));
        for (Trade trade : List.of(here, there)) {
            var placed = trade.placedLine(1);
            assertThat(placed.units()).isEqualTo(12);
            assertThat(placed.explanation().trigger().type()).isEqualTo("DepartmentReviewAsked");
            assertThat(placed.explanation().aim().wanted()).isEqualTo(new Wanted.ServiceLevel(0.9));
            assertThat(placed.explanation().aim().from()).hasToString("DEPARTMENT=" + department + "; CHANGE=1");
            explanation(placed).body("explanation.aim.from", equalTo("DEPARTMENT=" + department + "; CHANGE=1"))
                    .body("sentence", containsString("serves 90% of them, by the department's policy (" + department + ")"))
                    .body("sentence", containsString("a change of the department's policy left this item at 10"));
        }
        roundsAreOver();
        set(MANY).statusCode(200);
        allIsHeard();
        assertThat(number("select max(change) from replenishment.department_policy where department = ?", department)).isEqualTo(1);
        assertThat(number("select count(*) from replenishment.department_policy where department = ?", department)).isEqualTo(LedgerStandIn.PARTITIONS);
        assertThat(here.placed()).hasSize(1);
        assertThat(bread.placed()).isEmpty();
        given().get(path, department).then().statusCode(200).body("department", equalTo(department)).body("serviceLevel", equalTo(0.9f)).body("store", nullValue())
                .body("by.subject", equalTo("tester")).body("looking", equalTo(false)).body("setAt", notNullValue());
        assertThat(listed()).contains(department);

        var later = trade(new StoreItemId(there.id.store(), newStoreItem().item()), department, "Cheese");
        known(later);
        later.ledger.counted(later.id, 10);
        assertThat(later.placedLine(1).units()).isEqualTo(12);
        assertThatNothingIsWrong();

        given().delete(path, department).then().statusCode(200).body("presentationMinimum", equalTo(20));
        await().atMost(PATIENCE).untilAsserted(() -> given().get(path, department).then().statusCode(404).body("detail", containsString("has no policy in the chain")));
        assertThat(listed()).doesNotContain(department);
        var afterwards = stocked(new StoreItemId(there.id.store(), newStoreItem().item()), department);
        allIsHeard();
        assertThat(afterwards.placed()).isEmpty();
        assertThatNothingIsWrong();
    }

    @Test
    void stands_behind_that_of_the_store_and_both_behind_that_of_the_item_field_by_field() {
        var plain = stocked(newStoreItem(), department);
        var own = stocked(new StoreItemId(plain.id.store(), newStoreItem().item()), department);
        own.policy("{\"fillRate\": 0.97, \"presentationMinimum\": 0}");
        await().atMost(PATIENCE).untilAsserted(() -> given().get(own.policyPath()).then().body("presentationMinimum", equalTo(0)));
        set("{\"store\": \"%s\", \"serviceLevel\": 0.99}".formatted(plain.id.store())).statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> given().queryParam("store", plain.id.store().digits()).get(path, department).then().statusCode(200));
        assertThat(plain.placed()).isEmpty();
        set(MANY).statusCode(200);
        var placed = plain.placedLine(1);
        assertThat(placed.units()).isEqualTo(12);
        assertThat(placed.explanation().aim().wanted()).isEqualTo(new Wanted.ServiceLevel(0.99));
        explanation(placed).body("sentence", containsString("by the department's policy at this store (" + department + ")"));
        roundsAreOver();
        assertThat(own.placed()).isEmpty();
        own.ledger.counted(own.id, 0);
        var ownLine = own.placedLine(1);
        assertThat(ownLine.explanation().aim().from()).hasToString("STORE_ITEM");
        assertThat(ownLine.explanation().aim().wanted()).isEqualTo(new Wanted.FillRate(0.97));
        assertThat(ownLine.explanation().reorderLevel()).isLessThan(20);
        assertThatNothingIsWrong();
    }

    @Test
    void goes_on_where_it_was_when_its_round_was_interrupted_and_looks_at_nothing_twice() {
        var first = stocked(newStoreItem(), department);
        var second = stocked(new StoreItemId(first.id.store(), newStoreItem().item()), department);
        set("{\"serviceLevel\": 0.97}").statusCode(200);
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.department_policy where department = ?", department) == LedgerStandIn.PARTITIONS);
        roundsAreOver();
        allIsHeard();
        long firstWritten = written(first.id);
        long secondWritten = written(second.id);
        int partition = partition(first.id.store());
        requests.sendTo(partition, new DepartmentReviewAsked(department, null, 1, null, null, Instant.now())); // once more, when it is over
        allIsHeard();
        assertThat(written(first.id)).isEqualTo(firstWritten);

        // As one left it who was killed after the first.
        database.read(sql -> sql.execute("insert into replenishment.department_round values (?, ?, '', 1, ?, ?)", partition, department, first.id.store(), first.id.item()));
        await().atMost(PATIENCE).until(() -> written(second.id) != secondWritten);
        roundsAreOver();
        allIsHeard();
        assertThat(written(first.id)).isEqualTo(firstWritten);
        assertThat(first.placed()).isEmpty();
        assertThatNothingIsWrong();
    }

    @Test
    void is_seen_with_its_difference_before_it_holds() {
        var here = stocked(newStoreItem(), department);
        var there = stocked(elsewhereThan(here.id.store()), department);
        var cheese = new Trade(kafka, new StoreItemId(here.id.store(), newStoreItem().item()));
        trades.add(cheese);
        cheese.ledger.listWeighed(cheese.id, 7_000, zone, department, "Cheese");
        known(cheese);
        cheese.counted(9_000);
        allIsHeard();
        String wanted = "{\"serviceLevel\": 0.98, \"presentationMinimum\": 20, \"presentationMinimumGrams\": 20000}";
        preview(wanted, "limit", 1_000).statusCode(200).body("storeItems", equalTo(3)).body("unaffected", equalTo(0)).body("resting", equalTo(0))
                .body("more.lines", equalTo(3)).body("more.eaches", equalTo(24)).body("more.grams", equalTo(14_000)).body("fewer.lines", equalTo(0))
                .body("reorderLevels.up", equalTo(3)).body("reorderLevels.down", equalTo(0)).body("differences", hasSize(3)).body("next", nullValue())
                .body("differences.find { it.item == '" + cheese.id.item() + "' }.unit", equalTo("GRAM"))
                .body("differences.find { it.item == '" + cheese.id.item() + "' }.orderThen", equalTo(14_000))
                .body("freshness.asOf", notNullValue()).body("freshness.behindMillis", equalTo(0));
        preview("{\"presentationMinimum\": 20}", "differences", 1).body("more.lines", equalTo(2)).body("unaffected", equalTo(1)).body("differences", hasSize(1));
        String next = preview(wanted, "limit", 2).body("storeItems", equalTo(2)).body("next", notNullValue()).extract().path("next");
        given().contentType("application/json").queryParam("after", next).body(wanted).post(path + "/preview", department).then().body("storeItems", equalTo(1))
                .body("next", nullValue());
        preview("{\"store\": \"%s\", \"presentationMinimum\": 20}".formatted(there.id.store()), "limit", 1_000).body("storeItems", equalTo(1)).body("more.eaches", equalTo(12));
        preview("{}", "limit", 1_000).body("unaffected", equalTo(3)).body("differences", hasSize(0));
        assertThat(number("select count(*) from replenishment.department_policy where department = ?", department)).isZero();
        assertThat(here.placed()).isEmpty();

        set(wanted).statusCode(200);
        assertThat(here.placedLine(1).units() + there.placedLine(1).units()).isEqualTo(24);
        assertThat(cheese.placedLine(1).units()).isEqualTo(14_000);
        roundsAreOver();
        preview(wanted, "limit", 1_000).body("unaffected", equalTo(3)).body("more.lines", equalTo(0));
        preview("{}", "limit", 1_000).body("reorderLevels.down", equalTo(3)).body("more.lines", equalTo(0)).body("fewer.lines", equalTo(0));
        assertThatNothingIsWrong();
    }

    @Test
    void that_cannot_be_meant_is_refused_with_the_field_and_the_remedy() {
        var trade = stocked(newStoreItem(), department);
        set("{}").statusCode(422).body("errors", contains(containsString("must say something; DELETE ends a policy")));
        set("{\"serviceLevel\": 0.98, \"fillRate\": 0.97}").statusCode(422)
                .body("errors", contains("serviceLevel, fillRate are several aims; send one of them and leave out the others"));
        set("{\"unitMargin\": 4}").statusCode(422).body("errors", contains("holdingCostPerUnitDay is missing; send both, or neither"));
        set("{\"serviceLevel\": 1, \"presentationMinimum\": -1, \"presentationMinimumGrams\": 10000001, \"minimumLifeDays\": 366, \"store\": \"%s\"}"
                .formatted(newStoreItem().store()))
                .statusCode(422).body("errors", hasSize(5)).body("errors[1]", startsWith("presentationMinimum must be between 0 and 10000000 eaches"))
                .body("errors[2]", startsWith("presentationMinimumGrams must be")).body("errors[3]", startsWith("minimumLifeDays must be between 0 and 365 days"))
                .body("errors[4]", startsWith("store is no known store"));
        set("{\"shelfCapacity\": 4}").statusCode(422).body("errors[0]", startsWith("shelfCapacity"));
        given().contentType("application/json").body(MANY).put(path, "Diary").then().statusCode(404).body("detail", startsWith("there is no department Diary"));
        given().get(path, department).then().statusCode(404);
        given().delete(path, department).then().statusCode(404);
        given().queryParam("store", "708").get(path, department).then().statusCode(422).body("errors[0]", startsWith("store"));
        preview(MANY, "limit", 10_001).statusCode(422).body("errors", contains("limit must be 1 to 10000, was 10001"));
        preview(MANY, "differences", -1).statusCode(422).body("errors", contains(startsWith("differences must be")));
        preview(MANY, "after", "x").statusCode(422).body("errors", contains(startsWith("after")));
        given().queryParam("after", "x").get("/v1/department-policies").then().statusCode(422).body("errors", contains(startsWith("after must be")));

        String local = TestTokens.of(new LocalToken("lis", List.of("merchandiser"), List.of(trade.id.store().digits()), List.of(), List.of()));
        as(local, MANY).statusCode(403).body("detail", containsString("may not set policies for the whole chain"));
        as(local, "{\"store\": \"%s\", \"serviceLevel\": 0.9}".formatted(LedgerStandIn.DC)).statusCode(422);
        as(local, "{\"store\": \"%s\", \"serviceLevel\": 0.9}".formatted(trade.id.store())).statusCode(200);
        given().auth().oauth2(local).contentType("application/json").body(MANY).post(path + "/preview", department).then().statusCode(403);
        await().atMost(PATIENCE).untilAsserted(() -> given().auth().oauth2(local).get("/v1/department-policies").then().statusCode(200)
                .body("policies.findAll { it.store != null }.store", contains(trade.id.store().digits())));
        String away = TestTokens.of(new LocalToken("eve", List.of("merchandiser"), List.of(newStoreItem().store().digits()), List.of(), List.of()));
        given().auth().oauth2(away).get("/v1/department-policies").then().body("policies.store", not(hasItem(trade.id.store().digits())));
        given().auth().oauth2(away).queryParam("store", trade.id.store().digits()).get(path, department).then().statusCode(403);
    }

    @Test
    void is_checked_against_every_line_that_names_it() {
        var trade = stocked(newStoreItem(), department);
        set(MANY).statusCode(200);
        trade.placedLine(1);
        roundsAreOver();
        assertThatNothingIsWrong();
        int partition = partition(trade.id.store());
        change("update replenishment.department_policy set service_level = 0.91 where department = ? and partition = ?", department, partition);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }.name", contains("every line whose aim is its department's has the aim that people set"));
        change("update replenishment.department_policy set service_level = 0.9, change = 2 where department = ? and partition = ?", department, partition);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", hasSize(2)).body("checks.findAll { it.broken > 0 }.name",
                hasItem(startsWith("changes of departments' policies are numbered")));
        change("update replenishment.department_policy set change = 1 where department = ? and partition = ?", department, partition);
        assertThatNothingIsWrong();
    }

    /** An item of which ten are there, which is enough by the chain's standard. */
    private Trade stocked(StoreItemId id, String of) {
        var trade = trade(id, of, "Category of " + id.item());
        known(trade);
        trade.ledger.counted(id, 10);
        await().atMost(PATIENCE).untilAsserted(() -> trade.position().body("onHand", equalTo(10)).body("onOrder", equalTo(0)));
        yesterdayIsClosed(id.store());
        return trade;
    }

    /** All items of the store are looked at then, which is not what is tried here. */
    private void yesterdayIsClosed(Gln store) {
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.day_closed where store = ?", store) == 1);
    }

    private void known(Trade trade) {
        await().atMost(PATIENCE).until(() -> catalog.supply(trade.id).isPresent());
    }

    private static StoreItemId elsewhereThan(Gln store) {
        StoreItemId id = newStoreItem();
        while (partition(id.store()) == partition(store)) {
            id = newStoreItem();
        }
        return id;
    }

    private ValidatableResponse set(String body) {
        return given().contentType("application/json").body(body).put(path, department).then();
    }

    private ValidatableResponse as(String token, String body) {
        return given().auth().oauth2(token).contentType("application/json").body(body).put(path, department).then();
    }

    private ValidatableResponse preview(String body, String parameter, Object value) {
        return given().contentType("application/json").queryParam(parameter, value).body(body).post(path + "/preview", department).then();
    }

    private static List<String> listed() {
        return given().queryParam("limit", 1_000).get("/v1/department-policies").then().statusCode(200).extract().path("policies.department");
    }

    private void roundsAreOver() {
        await().atMost(PATIENCE).until(() -> number("select count(*) from replenishment.department_policy where department = ?", department) > 0
                && number("select count(*) from replenishment.department_round where department = ?", department) == 0);
    }

    private static void allIsHeard() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/v1/account").then().body("lag.'replenishment.planning'", equalTo(0)).body("lag.'inventory.stock-events'", equalTo(0)));
    }

    /** By which transaction a row was written last. */
    private long written(StoreItemId id) {
        return number("select xmin::text::bigint from replenishment.store_item where store = ? and item = ?", id.store(), id.item());
    }

    private long number(String statement, Object... values) {
        return database.read(sql -> sql.number(statement, values));
    }

    private static void change(String statement, Object... values) {
        int changed = new Database(Engines.login("replenishment_owner").source(Engines.shared().jdbcUrl())).<Integer>read(sql -> sql.execute(statement, values));
        assertThat(changed).isPositive();
    }
}
