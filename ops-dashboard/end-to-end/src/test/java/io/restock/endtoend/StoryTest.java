package io.restock.endtoend;

import static io.restock.endtoend.Shop.ok;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.endtoend.Product.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** One sale, from the till to the shelf, on the running product. */
@DisplayName("One sale, from the till to the shelf")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryTest {
    private static final String STORE = "7080001000011";
    private static final String DC = "7080002000010";
    private static final String MILK = "07038010000010";
    private static final String CANDLES = "07038010000027";

    private static Product restock;
    private static String order;
    private static String wave;
    private static String despatch;

    @BeforeAll
    static void the_chain_opens(Product open) {
        restock = open;
        ok(restock.put(restock.distribution() + "/v1/dcs/" + DC, """
                {"name": "DC Gardermoen", "zone": "%s"}""".formatted(restock.zone())));
        ok(restock.put(restock.ledger() + "/v1/stores/" + STORE, """
                {"name": "Majorstuen", "zone": "%s", "closeOut": "04:00", "dc": "%s", "region": "Oslo"}""".formatted(restock.zone(), DC)));
        ok(restock.put(restock.ledger() + "/v1/items/" + MILK, """
                {"name": "Lettmelk 1 l", "brand": "Fjellgard", "department": "Dairy", "category": "Milk", "unit": "EACH", "casePack": 6, "packs": []}"""));
    }

    @Test
    @Order(1)
    void a_shelf_is_counted_and_a_distribution_center_is_stocked() {
        ok(restock.post(restock.ledger() + "/v1/stores/" + STORE + "/counts", """
                {"countedAt": "%s", "lines": [{"item": "%s", "units": 30}]}""".formatted(restock.now(), MILK)));
        ok(restock.post(restock.distribution() + "/v1/dcs/" + DC + "/inbound", """
                {"receivedAt": "%s", "reference": "PO-1", "lines": [{"item": "%s", "units": 600}]}""".formatted(restock.now(), MILK)));
        await().atMost(PATIENCE).until(() -> stock("onHand") == 30);
    }

    @Test
    @Order(2)
    void a_sale_moves_live_stock_at_once_and_is_counted_once_however_often_it_is_sent() {
        String sale = """
                {"occurredAt": "%s",
                 "lines": [{"line": 1, "kind": "SALE", "item": "%s", "units": 28, "amount": "557.20", "currency": "NOK"}]}""".formatted(restock.now(), MILK);
        String till = restock.gateway() + "/v1/stores/" + STORE + "/tills/4/transactions/" + businessDate() + "/17";
        for (int resent = 0; resent < 3; resent++) {
            Answer answer = restock.put(till, sale);
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body().path("status").asText()).isEqualTo("RECORDED");
        }
        await().atMost(PATIENCE).until(() -> stock("onHand") == 2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(restock.get(till).body().path("lines").path(0).path("onHand").asInt()).isEqualTo(2));
    }

    @Test
    @Order(3)
    void the_distribution_center_sees_the_demand() {
        await().atMost(PATIENCE).until(() -> restock.get(restock.distribution() + "/v1/dcs/" + DC + "/demand").body().toString().contains(MILK));
    }

    @Test
    @Order(4)
    void the_need_becomes_one_order_that_explains_itself() {
        await().atMost(PATIENCE).until(() -> position().path("openLines").size() == 1);
        JsonNode line = position().path("openLines").path(0);
        order = line.path("line").asText();
        assertThat(line.path("units").asInt()).isPositive();
        assertThat(line.path("units").asInt() % 6).describedAs("whole case packs").isZero();
        assertThat(position().path("position").asInt()).isGreaterThanOrEqualTo(position().path("reorderLevel").asInt());

        int slash = order.lastIndexOf('/');
        JsonNode why = restock.get(restock.replenishment() + "/v1/replenishment-orders/" + order.substring(0, slash)
                + "/lines/" + order.substring(slash + 1) + "/explanation").body();
        assertThat(why.toString()).contains("ItemSold");
        assertThat(Instant.parse(line.path("dueAt").asText())).isAfter(restock.now().toInstant());
    }

    @Test
    @Order(5)
    void the_distribution_center_picks_and_despatches_it() {
        await().atMost(PATIENCE).until(() -> restock.get(restock.distribution() + "/v1/dcs/" + DC + "/orders").body().toString().contains(order));
        wave = openWave();
        for (JsonNode pick : restock.get(restock.distribution() + "/v1/waves/" + wave).body().path("picks")) {
            ok(restock.post(restock.distribution() + "/v1/waves/" + wave + "/picks", """
                    {"lines": [{"pick": %s, "units": %d}]}""".formatted(pick.path("pick"), pick.path("units").asInt())));
        }
        Answer packed = restock.post(restock.distribution() + "/v1/dcs/" + DC + "/despatches", """
                {"wave": %s, "store": "%s"}""".formatted(waveJson(), STORE));
        ok(packed);
        despatch = packed.body().path("sscc").asText();
        assertThat(despatch).hasSize(18);
        await().atMost(PATIENCE).until(() -> stock("inTransit") > 0);
    }

    @Test
    @Order(6)
    void the_delivery_is_back_on_the_shelf_within_24_hours() {
        int inTransit = stock("inTransit");
        ok(restock.post(restock.ledger() + "/v1/stores/" + STORE + "/receipts", """
                {"receivedAt": "%s", "despatch": "%s", "lines": [{"item": "%s", "units": %d, "condition": "GOOD"}]}"""
                .formatted(restock.now(), despatch, MILK, inTransit)));
        await().atMost(PATIENCE).until(() -> stock("onHand") == 2 + inTransit);
        assertThat(stock("inTransit")).isZero();
        await().atMost(PATIENCE).until(() -> position().path("openLines").isEmpty());
        await().atMost(PATIENCE).until(() -> account(restock.replenishment(), "linesReceivedInTime") >= 1);
        assertThat(account(restock.replenishment(), "linesReceivedLate")).isZero();
    }

    @Test
    @Order(7)
    void every_change_can_be_searched() {
        int onHand = stock("onHand");
        await().atMost(PATIENCE).until(() -> {
            JsonNode hit = restock.get(restock.search() + "/v1/search?q=lettmelk&store=" + STORE).body().path("hits").path(0);
            return hit.path("onHand").asInt() == onHand;
        });
    }

    @Test
    @Order(8)
    void what_is_left_of_the_season_goes_back_to_the_center_and_what_stays_behind_is_called_off() {
        ok(restock.put(restock.ledger() + "/v1/items/" + CANDLES, """
                {"name": "Julelys", "brand": "Fjellgard", "department": "Season", "category": "Candles", "unit": "EACH", "casePack": 6, "packs": []}"""));
        ok(restock.post(restock.ledger() + "/v1/stores/" + STORE + "/counts", """
                {"countedAt": "%s", "lines": [{"item": "%s", "units": 20}]}""".formatted(restock.now(), CANDLES)));
        await().atMost(PATIENCE).until(() -> stock(CANDLES, "onHand") == 20);
        Answer sent = restock.post(restock.ledger() + "/v1/stores/" + STORE + "/transfers", """
                {"occurredAt": "%s", "to": "%s", "reason": "END_OF_SEASON", "lines": [{"item": "%s", "units": 15}]}""".formatted(restock.now(), DC, CANDLES));
        ok(sent);
        String transfer = sent.body().path("id").asText();
        String back = restock.distribution() + "/v1/dcs/" + DC + "/returns/" + STORE + "/" + transfer;
        await().atMost(PATIENCE).until(() -> restock.get(back).body().path("reason").asText().equals("END_OF_SEASON"));

        ok(restock.post(back + "/arrivals", """
                {"arrivedAt": "%s", "lines": [{"item": "%s", "units": 11, "damaged": 1}]}""".formatted(restock.now(), CANDLES)));
        ok(restock.post(back + "/cancellations", "{\"reason\": \"three stayed behind\"}"));

        await().atMost(PATIENCE).until(() -> restock.get(restock.ledger() + "/v1/stores/" + STORE + "/transfers/" + transfer).body().path("transfer").path("state").asText()
                .equals("CANCELLED"));
        await().atMost(PATIENCE).until(() -> stock(CANDLES, "onHand") == 8);
        assertThat(restock.get(restock.distribution() + "/v1/dcs/" + DC + "/stock?item=" + CANDLES).body().path("lines").path(0).path("onHand").asInt()).isEqualTo(11);
    }

    @Test
    @Order(9)
    void the_sale_that_the_readme_makes_by_hand_comes_out_as_it_says() throws Exception {
        Page page = ReadmeTest.readme().section("One sale by hand");
        List<String> blocks = page.blocks("sh").stream().filter(block -> block.contains("ask ")).toList();
        var newcomer = new Newcomer(restock, restock.now());
        await().atMost(PATIENCE).untilAsserted(() -> {
            Product.Said said = newcomer.copies(blocks);
            assertThat(said.exitCode()).describedAs(said.text()).isZero();
            assertThat(said.text()).contains(page.fieldsOfAnswers()).contains("\"onHand\":1,")
                    .doesNotContainPattern("\"status\":[45]\\d\\d");
        });
    }

    @Test
    @Order(10)
    void every_invariant_holds() {
        Product.Said said = restock.verify();
        assertThat(said.exitCode()).describedAs(said.text()).isZero();
    }

    /** A till that was wrong on purpose: verify must find a stock row that nothing has moved. */
    @Test
    @Order(11)
    void a_stock_row_that_was_tampered_with_is_found_by_name() throws Exception {
        try (var connection = restock.database(); var statement = connection.createStatement()) {
            String row = " where key = '" + STORE + "|" + MILK + "'";
            assertThat(statement.executeUpdate("update ledger.stock set on_hand = on_hand + 1" + row)).isEqualTo(1);
            Product.Said said = restock.verify();
            assertThat(said.exitCode()).isEqualTo(1);
            assertThat(said.text()).contains(STORE + "|" + MILK);
            statement.executeUpdate("update ledger.stock set on_hand = on_hand - 1" + row);
        }
        assertThat(restock.verify().exitCode()).isZero();
    }

    private static String openWave() {
        String waves = restock.distribution() + "/v1/dcs/" + DC + "/waves";
        Answer released = restock.post(waves, "{}");
        if (released.status() == 201 && !released.body().path("picks").isEmpty()) {
            return released.body().path("id").asText();
        }
        return StreamSupport.stream(restock.get(waves + "?status=OPEN").body().path("waves").spliterator(), false)
                .map(open -> open.path("id").asText()).findFirst().orElseThrow();
    }

    private static String waveJson() {
        return wave.chars().allMatch(Character::isDigit) ? wave : '"' + wave + '"';
    }

    private static int stock(String figure) {
        return stock(MILK, figure);
    }

    private static int stock(String item, String figure) {
        return restock.get(restock.ledger() + "/v1/stores/" + STORE + "/stock/" + item).body().path(figure).asInt(Integer.MIN_VALUE);
    }

    private static JsonNode position() {
        return restock.get(restock.replenishment() + "/v1/stores/" + STORE + "/positions/" + MILK).body();
    }

    private static long account(String service, String count) {
        return restock.get(service + "/v1/account").body().path("counts").path(count).asLong();
    }

    private static LocalDate businessDate() {
        return restock.now().minusHours(4).toLocalDate();
    }
}
