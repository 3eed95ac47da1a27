package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.onHand;
import static io.restock.ledger.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.journal.Turn;
import io.restock.ledger.stock.RebuildResource;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Stock rebuilt from the journal")
class RebuildTest {
    @Inject
    Shop shop;
    @Inject
    Database database;
    @Inject
    DataSource dataSource;

    private Gln store;
    private Gtin milk;

    @BeforeEach
    void seven_on_the_shelf() {
        store = shop.newStore();
        milk = shop.newItem();
        shop.counted(store, milk, NOON.minusHours(1), 10);
        sold(1, 3);
    }

    @Test
    void equals_the_live_rows_and_takes_their_place_while_tills_sell_on() {
        var selling = new AtomicBoolean(true);
        var tills = CompletableFuture.supplyAsync(() -> {
            int baskets = 0;
            for (; selling.get() && baskets < 5_000; baskets++) {
                shop.send(basket(store, 100 + baskets, NOON, sale(1, milk, 1)));
            }
            return baskets;
        });
        for (int i = 0; i < 3; i++) {
            given().post("/v1/rebuilds/stock").then().statusCode(200)
                    .body("swapped", equalTo(true)).body("differences", equalTo(0)).body("keys", empty()).body("events", greaterThan(0));
        }
        selling.set(false);
        int sold = tills.join();
        Shop.awaitQuiet();

        assertThat(onHand(store, milk)).isEqualTo(7 - sold);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", empty());
    }

    @Test
    void is_built_by_one_instance_at_a_time() throws Exception {
        try (var other = new Turn(dataSource, RebuildResource.TURN)) {
            assertThat(other.isOurs()).isTrue();
            given().post("/v1/rebuilds/stock").then().statusCode(409).body("detail", containsString("is being rebuilt already"));
        }
        given().post("/v1/rebuilds/stock").then().statusCode(200);
    }

    @Test
    void finds_a_damaged_row_and_leaves_it_alone_unless_it_shall_be_mended() {
        damage("update ledger.stock set on_hand = on_hand + 5 where key = ?");

        given().post("/v1/rebuilds/stock").then().statusCode(200)
                .body("swapped", equalTo(false)).body("differences", equalTo(1)).body("keys", contains(store + "|" + milk));
        assertThat(onHand(store, milk)).isEqualTo(12);

        given().post("/v1/rebuilds/stock?mend=true").then().statusCode(200).body("swapped", equalTo(true)).body("differences", equalTo(1));
        assertThat(onHand(store, milk)).isEqualTo(7);
        given().post("/v1/rebuilds/stock").then().body("differences", equalTo(0));
        sold(2, 1);
        assertThat(onHand(store, milk)).isEqualTo(6);
        given().get("/v1/verification").then().body("checks.findAll { it.broken > 0 }", empty());
    }

    @Test
    void a_writer_that_remembers_the_damage_forgets_it_when_the_row_is_mended() {
        damage("update ledger.stock set on_hand = on_hand + 5 where key = ?");
        database.<Integer>decide(sql -> sql.execute("update ledger.cursor set source_position = source_position + 1"));
        sold(2, 1);
        assertThat(onHand(store, milk)).as("the writer believed the damaged row").isEqualTo(11);

        given().post("/v1/rebuilds/stock?mend=true").then().body("swapped", equalTo(true)).body("keys", contains(store + "|" + milk));
        sold(3, 1);

        assertThat(onHand(store, milk)).isEqualTo(5);
        await(() -> {
            var counts = given().get("/v1/account").jsonPath().<String, Integer>getMap("counts");
            assertThat(counts.get("eventsOnTopic")).as("what is on the topic, where a relay that begins looks whether the last is ours").isEqualTo(counts.get("events"));
        });
        damage("update ledger.journal set payload = convert_to(replace(convert_from(payload, 'UTF8'), '\"onHand\":11', '\"onHand\":6'), 'UTF8') where key = ? and sequence = 2");
        sold(4, 1); // what the topic ends with is the same in the journal again, or the relay would not go on
    }

    @Test
    void brings_back_a_row_that_is_gone_and_drops_one_that_nothing_explains() {
        damage("delete from ledger.stock where key = ?");
        String invented = store + "|" + Shop.someGtin();
        database.<Integer>decide(sql -> sql.execute("""
                insert into ledger.stock (key, on_hand, in_transit, latest_at, sequence, partition, position, occurred_at, recorded_at)
                values (?, 4, 0, now(), 0, 0, 1, now(), now())""", invented));

        given().post("/v1/rebuilds/stock?mend=true").then().statusCode(200).body("differences", equalTo(2)).body("swapped", equalTo(true));

        assertThat(onHand(store, milk)).isEqualTo(7);
        assertThat(database.<Long>read(sql -> sql.number("select count(*) from ledger.stock where key = ?", invented))).isZero();
    }

    private void sold(long sequence, int units) {
        RetailTransaction basket = basket(store, sequence, NOON, sale(1, milk, units));
        shop.send(basket);
        await(() -> given().get(basket.id().href()).then().statusCode(200));
    }

    private void damage(String statement) {
        assertThat(database.<Integer>decide(sql -> sql.execute(statement, store + "|" + milk))).isEqualTo(1);
    }
}
