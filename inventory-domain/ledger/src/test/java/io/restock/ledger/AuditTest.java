package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.sale;
import static io.restock.ledger.audit.LedgerAudit.TRAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Channel;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.access.Revocation;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Who did what")
class AuditTest {
    /** The caller of every request of a test. */
    private static final String ME = "tester";
    /** A chain that nobody else continues. */
    private static final int OURS = 30_000;
    private static final Author ANN = new Author("ann", null, Channel.REST);

    @Inject
    Shop shop;
    @Inject
    Database database;
    private final DataSource owner = Engines.login("ledger_owner").source(Engines.shared().jdbcUrl());

    @ParameterizedTest
    @EnumSource(names = {"STORE_LISTED", "ITEM_LISTED", "PRICED", "LABEL_LAID_OUT", "LABEL_LAYOUT_REMOVED", "COUNTED", "ADJUSTED", "RECEIVED", "TRANSFERRED", "TRANSFER_RECEIVED",
        "TRANSFER_CANCELLED", "EXCEPTION_CLOSED",
        "REBUILT", "TILL_ENROLLED",
        "TILL_WITHDRAWN", "TOKENS_REVOKED", "QUARANTINE_REPLAYED",
        "QUARANTINE_CORRECTED", "QUARANTINE_DISMISSED"})
    void is_kept_with_the_author_for_every_kind_of_deed(DeedKind kind) {
        String object = done(kind);
        await(() -> given().queryParam("kind", kind).queryParam("object", object).get("/v1/audit").then().statusCode(200)
                .body("entries[0].author.subject", equalTo(ME)).body("entries[0].author.channel", equalTo("rest"))
                .body("entries[0].kind", equalTo(kind.name())).body("entries[0].hash", matchesPattern("[0-9a-f]{64}")));
    }

    /** @return what it is done to */
    private String done(DeedKind kind) {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        return switch (kind) {
            case STORE_LISTED -> store.digits();
            case ITEM_LISTED -> milk.digits();
            case PRICED -> {
                given().contentType("application/json").body("{\"amount\": \"19.90\", \"currency\": \"NOK\"}").put("/v1/items/" + milk + "/prices").then().statusCode(201);
                yield milk.digits();
            }
            case LABEL_LAID_OUT, LABEL_LAYOUT_REMOVED -> {
                given().contentType("application/json").body("{\"store\": \"%s\", \"form\": \"WEIGHT\", \"itemDigits\": 6, \"valueDigits\": 4, \"decimals\": 3}".formatted(store))
                        .put("/v1/label-layouts/23").then().statusCode(201);
                if (kind == DeedKind.LABEL_LAYOUT_REMOVED) {
                    given().delete("/v1/label-layouts/23?store=" + store).then().statusCode(200);
                }
                yield "23|" + store;
            }
            case COUNTED -> reported(store, "counts", "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 5}]}".formatted(NOON, milk));
            case ADJUSTED ->
                reported(store, "adjustments", "{\"occurredAt\": \"%s\", \"reason\": \"THEFT\", \"lines\": [{\"item\": \"%s\", \"units\": -40}]}".formatted(NOON, milk));
            case RECEIVED -> reported(store, "receipts", "{\"receivedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 6}]}".formatted(NOON, milk));
            case TRANSFERRED -> reported(store, "transfers",
                    "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 6}]}".formatted(NOON, shop.newStore(), milk));
            case TRANSFER_RECEIVED -> {
                Gln to = shop.newStore();
                reported(store, "transfers", "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 6}]}".formatted(NOON, to, milk));
                yield reported(to, "transfers/by-" + ME + "/arrivals", "{\"arrivedAt\": \"%s\", \"complete\": true}".formatted(NOON));
            }
            case TRANSFER_CANCELLED -> {
                reported(store, "transfers", "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 6}]}".formatted(NOON, shop.newStore(), milk));
                yield reported(store, "transfers/by-" + ME + "/cancellations", "{\"reason\": \"a trial\"}");
            }
            case EXCEPTION_CLOSED -> exceptionClosed(store);
            case REBUILT -> {
                given().post("/v1/rebuilds/stock?mend=true").then().statusCode(200).body("swapped", equalTo(true));
                yield "stock";
            }
            case TILL_ENROLLED, TILL_WITHDRAWN -> {
                String tokens = "/v1/stores/" + store + "/tills/4/enrolments";
                String id = given().contentType("application/json").body("{}").post(tokens).then().statusCode(201).extract().path("enrolment.id");
                if (kind == DeedKind.TILL_WITHDRAWN) {
                    given().delete(tokens + "/" + id).then().statusCode(200);
                }
                yield store + "/4";
            }
            case TOKENS_REVOKED -> {
                given().contentType("application/json").body("{\"subject\": \"thief of %s\"}".formatted(store)).post("/v1/revocations").then().statusCode(201);
                yield Revocation.subject("thief of " + store);
            }
            case QUARANTINE_REPLAYED -> quarantineEnded(store, "replay", "");
            case QUARANTINE_CORRECTED -> quarantineEnded(store, "correct", "{\"type\": \"RetailTransaction\", \"value\": %s}"
                    .formatted(new String(StoreRecord.CODEC.write(basket(store, 1, NOON, sale(1, milk, 1))), StandardCharsets.UTF_8)));
            default -> quarantineEnded(store, "dismiss", "{\"reason\": \"a trial\"}");
        };
    }

    private String reported(Gln store, String kind, String body) {
        shop.report(store, kind, "by-" + ME, body);
        return store.digits();
    }

    private String exceptionClosed(Gln store) {
        Gtin unlisted = Shop.someGtin();
        var basket = basket(store, 1, NOON, sale(1, unlisted, 1));
        shop.send(basket);
        shop.awaitApplied(basket);
        given().contentType("application/json").body("{\"kind\": \"UNKNOWN_ITEM\", \"subject\": \"%s\"}".formatted(unlisted)).post("/v1/exceptions/closings").then()
                .statusCode(200);
        return "UNKNOWN_ITEM/" + unlisted;
    }

    private String quarantineEnded(Gln store, String how, String body) {
        shop.send(store.digits(), "Unheard", "{}".getBytes(StandardCharsets.UTF_8));
        String mine = "quarantined.find { it.key == '" + store + "' }";
        await(() -> given().get("/v1/quarantine?limit=1000").then().body(mine + ".type", equalTo("Unheard")));
        var waiting = given().get("/v1/quarantine?limit=1000").jsonPath();
        given().contentType("application/json").body(body).post("/v1/quarantine/" + waiting.getInt(mine + ".id") + "/" + how).then().statusCode(200);
        return waiting.getString(mine + ".topic") + "-" + waiting.getInt(mine + ".partition") + "@" + waiting.getInt(mine + ".offset");
    }

    @Test
    void is_asked_for_by_whom_and_when_and_of_what_kind() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Instant before = Instant.now();
        shop.sendWith(new StockAdjustment(store, "a1", "d1", NOON, AdjustmentReason.known("THEFT"), List.of(new CountedLine(milk, -40))), Headers.AUTHOR, "store/rest/ann" + store);
        shop.sendWith(new StockAdjustment(store, "a2", "d2", NOON, AdjustmentReason.known("FOUND"), List.of(new CountedLine(milk, 2))), Headers.AUTHOR, "store/page/ann" + store);
        await(() -> given().queryParam("subject", "ann" + store).get("/v1/audit").then().statusCode(200)
                .body("entries.object", contains(store.digits(), store.digits())).body("entries.author.channel", contains("page", "rest"))
                .body("entries.author.role", contains("store", "store"))
                .body("entries[1].body", containsString("\"reason\":\"THEFT\",\"lines\":[{\"item\":\"" + milk + "\",\"units\":-40}]")));
        String mine = "/v1/audit?subject=ann" + store;
        given().get(mine + "&kind=ADJUSTED&from=" + before).then().body("entries", hasSize(2));
        given().get(mine + "&until=" + before).then().body("entries", empty());
        given().get(mine + "&kind=COUNTED").then().body("entries", empty());
        long next = given().get(mine + "&limit=1").then().body("entries.author.channel", contains("page")).extract().jsonPath().getLong("next");
        given().get(mine + "&limit=1&before=" + next).then().body("entries.author.channel", contains("rest"));
        given().get("/v1/audit?kind=SUNG&from=yesterday&limit=0").then().statusCode(422)
                .body("errors", contains(startsWith("from "), startsWith("kind "), startsWith("limit ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"update ledger.audit set subject = 'bob'", "delete from ledger.audit", "truncate ledger.audit"})
    void is_changed_by_nobody(String change) {
        shop.newStore();
        assertThatThrownBy(() -> database.decide(sql -> sql.execute(change))).hasMessageContaining("permission denied for table audit");
        assertThatThrownBy(() -> undone(sql -> sql.execute(change))).hasMessageContaining("the audit is only added to");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update ledger.audit set subject = 'bob' where chain = 30000 and number = 2",
        "update ledger.audit set body = '{}' where chain = 30000 and number = 2",
        "update ledger.audit set at = at - interval '1 day' where chain = 30000 and number = 2",
        "delete from ledger.audit where chain = 30000 and number = 2",
        "delete from ledger.audit where chain = 30000 and number = 1",
        "delete from ledger.audit where chain = 30000 and number = 3",
        "delete from ledger.audit_chain where chain = 30000"})
    void is_found_to_be_changed_by_who_could_do_it_nevertheless(String tampering) throws SQLException {
        undone(sql -> {
            append(sql, 3);
            assertThat(TRAIL.whole().check(sql).broken()).isZero();
            sql.execute("alter table ledger.audit disable trigger user");
            sql.execute(tampering);
            var check = TRAIL.whole().check(sql);
            assertThat(check.broken()).isEqualTo(1);
            assertThat(check.offending()).singleElement().asString().startsWith("30000/");
        });
    }

    @Test
    void is_found_to_be_changed_when_its_own_hash_was_made_to_fit() throws SQLException {
        undone(sql -> {
            append(sql, 3);
            sql.execute("alter table ledger.audit disable trigger user");
            sql.execute("update ledger.audit set subject = 'bob' where chain = 30000 and number = 2");
            sql.execute("update ledger.audit a set hash = ledger.audit_hash(a) where chain = 30000 and number = 2");
            assertThat(TRAIL.whole().check(sql).offending()).containsExactly("30000/3");
        });
    }

    @Test
    void is_forgotten_after_400_days_and_the_rest_can_be_checked_as_before() throws SQLException {
        undone(sql -> {
            append(sql, 4);
            sql.execute("alter table ledger.audit disable trigger user");
            sql.execute("update ledger.audit set recorded_at = recorded_at - interval '401 days' where chain = 30000 and number <= 2");
            for (int number = 1; number <= 4; number++) {
                sql.execute(
                        "update ledger.audit a set previous = coalesce((select hash from ledger.audit where chain = 30000 and number = ?), '') where chain = 30000 and number = ?",
                        number - 1, number);
                sql.execute("update ledger.audit a set hash = ledger.audit_hash(a) where chain = 30000 and number = ?", number);
            }
            sql.execute("update ledger.audit_chain set hash = (select hash from ledger.audit where chain = 30000 and number = 4) where chain = 30000");
            sql.execute("alter table ledger.audit enable trigger user");

            assertThat(TRAIL.forget(sql)).isEqualTo(2);
            assertThat(sql.list("select number from ledger.audit where chain = 30000 order by 1", row -> row.getInt(1))).containsExactly(3, 4);
            assertThat(TRAIL.whole().check(sql).broken()).isZero();
            append(sql, 1);
            assertThat(TRAIL.whole().check(sql).broken()).isZero();
        });
    }

    private static void append(Sql sql, int deeds) throws SQLException {
        TRAIL.append(sql, OURS, IntStream.range(0, deeds).mapToObj(i -> Deed.of(Instant.now(), ANN, DeedKind.ADJUSTED, "shelf " + i, Map.of("units", -i))).toList());
    }

    private interface Work {
        void in(Sql sql) throws SQLException;
    }

    /** By the schema's owner, who can do more than the ledger, in a transaction of which nothing stays. */
    private void undone(Work work) throws SQLException {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.in(new Sql(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
