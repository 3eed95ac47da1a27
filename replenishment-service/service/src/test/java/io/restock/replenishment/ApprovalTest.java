package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Author;
import io.restock.contracts.approval.Approval.Decision;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import io.restock.replenishment.approval.PlanningCarrier;
import io.restock.replenishment.approval.PlanningRules;
import io.restock.replenishment.audit.PlanningAudit;
import io.restock.replenishment.catalog.Catalog;
import io.restock.sql.approval.ApprovalBook;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What sets many store-items at once and a second person has to look at")
class ApprovalTest extends SeveralItems {
    @Inject
    ApprovalBook book;
    @Inject
    PlanningCarrier carrier;
    @Inject
    Catalog catalog;

    private StoreItemId first;
    private String category;
    private String ann;
    private String bob;

    @BeforeEach
    void a_category_of_four_where_three_may_be_set_at_once() {
        QuarkusMock.installMockForType(new PlanningRules(catalog, Optional.of(3L), false), PlanningRules.class);
        first = newStoreItem();
        category = "Tea of " + first.store();
        listed(first, category);
        for (int more = 0; more < 3; more++) {
            listed(newStoreItem(), category);
        }
        ann = person("ann", "merchandiser", first);
        bob = person("bob", "merchandiser", first);
    }

    @Test
    void is_done_in_the_name_of_who_asked_once_another_approves() {
        String promotion = "/v1/promotions/p" + first.item();
        String id = kept(promoted(ann, null, 30)).body("reason", equalTo("it sets 4 store-items at once, more than 3")).extract().path("href");
        kept(promoted(ann, null, 30)).body("href", equalTo(id));
        decided(ann, id, "APPROVE").statusCode(403).body("detail", containsString("another person has to look at it"));
        decided(person("eve", "merchandiser", newStoreItem()), id, "APPROVE").statusCode(403).body("detail", containsString("may not speak for store " + first.store()));
        decided(person("otto", "store", first), id, "APPROVE").statusCode(403).body("detail", containsString("may not plan and end promotions"));
        given().get(promotion).then().statusCode(404);

        decided(bob, id, "APPROVE").statusCode(200).body("status", equalTo("DONE")).body("result", equalTo(promotion));
        await().atMost(PATIENCE).untilAsserted(() -> given().get(promotion).then().statusCode(200).body("category", equalTo(category)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> deeds().body("entries.author.subject", contains("ann")).body("entries[0].body", startsWith("{\"approvedBy\":{\"subject\":\"bob\"")));
        given().queryParam("object", id).get("/v1/audit").then().body("entries.kind", contains("APPROVAL_GIVEN", "APPROVAL_REQUESTED")).body("entries.author.subject",
                contains("bob", "ann"));
        promoted(ann, null, 30).statusCode(200).body("depth", equalTo(30f));
        kept(promoted(ann, null, 40)).body("href", not(equalTo(id)));
    }

    @Test
    void is_known_by_its_key_and_answered_as_it_ended() {
        String id = kept(promoted(ann, "k1", 30)).extract().path("href");
        promoted(ann, "k1", 40).statusCode(409).body("detail", startsWith("Idempotency-Key was used for other content"));
        decided(bob, id, "REFUSE").statusCode(200).body("status", equalTo("REFUSED"));
        decided(bob, id, "APPROVE").statusCode(409);
        promoted(ann, "k1", 30).statusCode(409).body("detail", containsString("was refused by bob (merchandiser): seen it"));
        String other = kept(promoted(ann, "k2", 30)).extract().path("href");
        decided(bob, other, "APPROVE").statusCode(200);
        promoted(ann, "k2", 30).statusCode(200).body("status", equalTo("DONE")).body("href", equalTo("/v1/promotions/p" + first.item()));
    }

    @Test
    void lapses_when_its_time_is_over() {
        String id = kept(promoted(ann, "k1", 30)).extract().path("href");
        at(Duration.ofHours(71)).goOn();
        given().get(id).then().body("status", equalTo("AWAITING_APPROVAL"));
        at(Duration.ofHours(72).plusMinutes(1)).goOn();
        given().get(id).then().body("status", equalTo("LAPSED"));
        decided(bob, id, "APPROVE").statusCode(409).body("detail", containsString("lapsed"));
        promoted(ann, "k1", 30).statusCode(409).body("detail", containsString("lapsed"));
    }

    @Test
    void is_taken_once_by_each_decider_when_who_sent_it_was_killed_before_he_could_note_it() {
        String id = kept(promoted(ann, "k1", 30)).extract().path("href");
        var sendsAndDies = new ApprovalBook(database, PlanningAudit.TRAIL, (approval, of) -> {
            carrier.send(approval);
            throw new IllegalStateException("killed");
        }, Clock.systemUTC(), Duration.ofHours(72), new Troubles(Duration.ofHours(1)));
        assertThat(sendsAndDies.decide(number(id), Decision.APPROVE, "seen it", Author.system("bob")).status()).hasToString("APPROVED");
        book.goOn();
        book.goOn();
        given().get(id).then().body("status", equalTo("DONE")).body("history.what", contains("Requested", "Approved", "Done"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(taken(id)).isEqualTo(LedgerStandIn.PARTITIONS));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/account").then().body("lag.'replenishment.planning'", equalTo(0)));
        deeds().body("entries", hasSize(1));
    }

    @Test
    void is_not_what_sets_just_so_many_and_is_what_sets_the_chain() {
        trades.getFirst().put("/v1/promotions/q" + first.item(), "{\"items\": [\"%s\", \"%s\", \"%s\"], \"stores\": [\"%s\"], \"depth\": 30, \"from\": \"%s\", \"until\": \"%s\"}"
                .formatted(trades.get(0).id.item(), trades.get(1).id.item(), trades.get(2).id.item(), first.store(), today, today)).statusCode(200);
        String id = kept(as(TestTokens.of(LocalToken.ofChain("ann", List.of("merchandiser")))).contentType("application/json")
                .body("{\"supersedes\": \"%s\"}".formatted(trades.get(1).id.item())).put("/v1/items/" + first.item() + "/supersession").then()).extract().path("href");
        decided(bob, id, "APPROVE").statusCode(200).body("status", equalTo("DONE"));
        await().atMost(PATIENCE).untilAsserted(() -> given().queryParam("kind", "SUPERSESSION_SET").queryParam("object", first.item().digits()).get("/v1/audit").then()
                .body("entries.author.subject", contains("ann")));
    }

    @Test
    void is_every_policy_of_a_department_where_that_is_configured() {
        QuarkusMock.installMockForType(new PlanningRules(catalog, Optional.empty(), true), PlanningRules.class);
        String dry = "Dry goods of " + first.store();
        trade(first, dry, category).policy("{}");
        await().atMost(PATIENCE).until(() -> catalog.hasDepartment(dry));
        String path = "/v1/departments/" + dry + "/policy";
        String body = "{\"store\": \"%s\", \"serviceLevel\": 0.9}".formatted(first.store());
        String id = kept(as(ann).contentType("application/json").body(body).put(path).then())
                .body("reason", equalTo("it changes the policy of a whole department, and restock.approval.department-policies is on")).extract().path("href");
        kept(as(ann).contentType("application/json").body(body).put(path).then()).body("href", equalTo(id));
        decided(ann, id, "APPROVE").statusCode(403);
        decided(person("eve", "merchandiser", newStoreItem()), id, "APPROVE").statusCode(403);
        given().queryParam("store", first.store().digits()).get(path).then().statusCode(404);

        String result = decided(bob, id, "APPROVE").statusCode(200).body("status", equalTo("DONE")).extract().path("result");
        await().atMost(PATIENCE).untilAsserted(() -> given().urlEncodingEnabled(false).get(result).then().statusCode(200).body("serviceLevel", equalTo(0.9f))
                .body("by.subject", equalTo("ann")).body("by.approvedBy.subject", equalTo("bob")));
        as(ann).contentType("application/json").body(body).put(path).then().statusCode(200); // what stands already, nobody has to look at again
        String ending = kept(as(ann).queryParam("store", first.store().digits()).delete(path).then()).extract().path("href");
        decided(bob, ending, "APPROVE").statusCode(200).body("status", equalTo("DONE"));
        await().atMost(PATIENCE).untilAsserted(() -> given().queryParam("store", first.store().digits()).get(path).then().statusCode(404));
        given().queryParam("object", first.store() + "|" + dry).get("/v1/audit").then()
                .body("entries.kind", contains("DEPARTMENT_POLICY_ENDED", "DEPARTMENT_POLICY_SET", "DEPARTMENT_POLICY_SET"))
                .body("entries.author.subject", contains("ann", "ann", "ann")).body("entries[2].body", startsWith("{\"approvedBy\":{\"subject\":\"bob\""));
        String chain = kept(as(TestTokens.of(LocalToken.ofChain("ann", List.of("merchandiser")))).contentType("application/json").body("{\"serviceLevel\": 0.9}").put(path).then())
                .extract().path("href");
        decided(bob, chain, "APPROVE").statusCode(403).body("detail", containsString("whole chain"));
    }

    @Test
    void is_a_policy_of_a_department_that_sets_more_than_may_be_set_at_once() {
        String dry = "Dry goods of " + first.store();
        for (int items = 0; items < 4; items++) {
            trade(new StoreItemId(first.store(), newStoreItem().item()), dry, category).policy("{}");
        }
        await().atMost(PATIENCE).until(() -> catalog.itemsOfDepartment(dry) == 4);
        kept(as(ann).contentType("application/json").body("{\"store\": \"%s\", \"serviceLevel\": 0.9}".formatted(first.store())).put("/v1/departments/" + dry + "/policy").then())
                .body("reason", equalTo("it sets 4 store-items at once, more than 3"));
    }

    private void listed(StoreItemId id, String category) {
        trade(id, "Dry goods", category).policy("{}");
    }

    private ValidatableResponse promoted(String token, String key, int depth) {
        var request = as(token).contentType("application/json").body("{\"category\": \"%s\", \"stores\": [\"%s\"], \"depth\": %d, \"from\": \"%s\", \"until\": \"%s\"}"
                .formatted(category, first.store(), depth, today.plusDays(20), today.plusDays(22)));
        return (key == null ? request : request.header("Idempotency-Key", key)).put("/v1/promotions/p" + first.item()).then();
    }

    private ValidatableResponse deeds() {
        return given().queryParam("kind", "PROMOTION_SET").queryParam("object", "p" + first.item()).get("/v1/audit").then();
    }

    private long taken(String approval) {
        return database.read(sql -> sql.number("select count(*) from replenishment.approval_taken where approval = ?", number(approval)));
    }

    private ApprovalBook at(Duration later) {
        return new ApprovalBook(database, PlanningAudit.TRAIL, carrier, Clock.offset(Clock.systemUTC(), later), Duration.ofHours(72), new Troubles(Duration.ofHours(1)));
    }

    private static long number(String href) {
        return Long.parseLong(href.substring(href.lastIndexOf('/') + 1));
    }

    private static ValidatableResponse kept(ValidatableResponse answer) {
        return answer.statusCode(202).body("status", equalTo("AWAITING_APPROVAL")).body("href", startsWith("/v1/approvals/"));
    }

    private static ValidatableResponse decided(String token, String approval, String decision) {
        return as(token).contentType("application/json").body("{\"decision\": \"%s\", \"reason\": \"seen it\"}".formatted(decision)).post(approval + "/decisions").then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    private static String person(String name, String role, StoreItemId of) {
        return TestTokens.of(new LocalToken(name, List.of(role), List.of(of.store().digits()), List.of(), List.of()));
    }
}
