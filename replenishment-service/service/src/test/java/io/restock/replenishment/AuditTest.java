package io.restock.replenishment;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.DeedKind;
import io.restock.local.testing.EngineTestResource;
import io.restock.replenishment.audit.PlanningAudit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Who asked what of planning")
class AuditTest extends SeveralItems {
    /** The caller of every request of a test. */
    private static final String ME = "tester";

    @ParameterizedTest
    @EnumSource(names = {"POLICY_SET", "DEPARTMENT_POLICY_SET", "DEPARTMENT_POLICY_ENDED", "PROMOTION_SET", "PROMOTION_ENDED", "SUPERSESSION_SET", "HISTORY_GIVEN"})
    void is_kept_with_the_author_once_for_every_kind_of_deed(DeedKind kind) {
        Trade trade = trade(newStoreItem(), "Dairy", "Milk");
        trade.policy("{\"reorderLevel\": 3}");
        String object = asked(kind, trade);
        await().atMost(PATIENCE).untilAsserted(() -> given().queryParam("kind", kind).queryParam("object", object).get("/v1/audit").then().statusCode(200)
                .body("entries.author.subject", contains(ME)).body("entries[0].body", startsWith("{")));
        assertThat(database.read(sql -> PlanningAudit.TRAIL.whole().check(sql)).broken()).isZero();
    }

    /** @return what it is about */
    private String asked(DeedKind kind, Trade trade) {
        String item = trade.id.item().digits();
        String promotion = "/v1/promotions/p" + item;
        switch (kind) {
            case POLICY_SET -> {
                return trade.id.toString();
            }
            case DEPARTMENT_POLICY_SET, DEPARTMENT_POLICY_ENDED -> {
                String department = "Dairy of " + item;
                trade(new StoreItemId(trade.id.store(), newStoreItem().item()), department, "Milk").policy("{}");
                trade.put("/v1/departments/" + department + "/policy", "{\"serviceLevel\": 0.97}").statusCode(200);
                if (kind == DeedKind.DEPARTMENT_POLICY_ENDED) {
                    await().atMost(PATIENCE).until(() -> given().delete("/v1/departments/" + department + "/policy").statusCode() == 200);
                }
                return department;
            }
            case SUPERSESSION_SET -> {
                Trade old = trade(newStoreItem(), "Dairy", "Milk");
                old.policy("{}");
                trade.put("/v1/items/" + item + "/supersession", "{\"supersedes\": \"%s\"}".formatted(old.id.item())).statusCode(200);
                return item;
            }
            case HISTORY_GIVEN -> {
                trade.put("/v1/stores/" + trade.id.store() + "/sales-history", "{\"from\": \"%s\", \"items\": [{\"item\": \"%s\", \"sold\": [3]}]}"
                        .formatted(today.minusDays(1), item)).statusCode(200);
                return trade.id.store().digits();
            }
            default -> {
                trade.put(promotion, "{\"items\": [\"%s\"], \"depth\": 30, \"from\": \"%s\", \"until\": \"%s\"}".formatted(item, today.plusDays(20), today.plusDays(22)))
                        .statusCode(200);
                if (kind == DeedKind.PROMOTION_ENDED) {
                    await().atMost(PATIENCE).until(() -> given().delete(promotion).statusCode() == 204);
                }
                return "p" + item;
            }
        }
    }
}
