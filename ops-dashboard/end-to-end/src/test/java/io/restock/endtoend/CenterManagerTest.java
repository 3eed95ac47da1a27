package io.restock.endtoend;

import static io.restock.endtoend.Shop.each;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the manager of a distribution center sees of one order line, from the sale behind it to the last case on the shelf. */
@DisplayName("A line that a center cannot fill at once")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CenterManagerTest {
    private static final String KEFIR = "07038010000324";
    private static final String SKYR = "07038010003240";

    /** Units that were there. */
    private static final int FIRST = 2;

    private static Product restock;
    private static Shop shop;
    private static String line;
    private static int ordered;
    private static Instant due;
    private static String first;
    private static String second;

    @BeforeAll
    static void the_center_has_two_cases(Product open) {
        restock = open;
        shop = Shop.opens(restock, "Grorud", "7080001000325", "7080002000324");
        shop.lists(SKYR, "Skyr 1 l", "");
        shop.lists(KEFIR, "Kefir 1 l", ", \"substitutes\": [\"%s\"]".formatted(SKYR));
        shop.isCounted(KEFIR, 30);
        shop.isSupplied(KEFIR, 12);
    }

    @Test
    @Order(1)
    void is_seen_as_demand_before_it_is_ordered_and_says_why_it_was() {
        shop.sells(KEFIR, 29);
        await().atMost(PATIENCE).until(() -> restock.get(shop.center("/demand")).body().toString().contains(KEFIR));
        JsonNode open = shop.openLine(KEFIR);
        line = open.path("line").asText();
        ordered = open.path("units").asInt();
        due = Instant.parse(open.path("dueAt").asText());
        await().atMost(PATIENCE).until(() -> shop.isOnBoard(line));
        assertThat(shop.onBoard(line).path("explanation").toString()).contains("reorderLevel");
        assertThat(ordered).isGreaterThanOrEqualTo(6);
    }

    @Test
    @Order(2)
    void is_picked_short_at_an_empty_location_and_waits_for_the_rest() {
        var pick = shop.pickOf(line);
        shop.says(restock.distribution() + "/v1/waves/" + pick.wave() + "/picks", "{\"lines\": [{\"pick\": %d, \"units\": %d, \"reason\": \"EMPTY\"}]}", pick.pick(), FIRST);
        first = shop.leaves(pick.wave());

        JsonNode waiting = shop.onBoard(line);
        assertThat(waiting.path("despatched").asInt()).isEqualTo(FIRST);
        assertThat(waiting.path("waiting").asInt()).describedAs("on order still").isEqualTo(ordered - FIRST);
        assertThat(Instant.parse(waiting.path("dueAt").asText())).describedAs("the 24 hours go on").isEqualTo(due);
        assertThat(shop.held(KEFIR)).describedAs("an empty location is emptied").isZero();
        assertThat(shop.isOpen(KEFIR, line)).isTrue();
    }

    @Test
    @Order(3)
    void leaves_for_the_second_time_when_the_supplier_has_come() {
        shop.isSupplied(KEFIR, 600);
        var pick = shop.pickOf(line);
        assertThat(pick.units()).isEqualTo(ordered - FIRST);
        shop.says(restock.distribution() + "/v1/waves/" + pick.wave() + "/picks", "{\"lines\": [{\"pick\": %d, \"units\": %d}]}", pick.pick(), pick.units());
        second = shop.leaves(pick.wave());
        assertThat(second).isNotEqualTo(first);
        assertThat(shop.onBoard(line).path("status").asText()).isEqualTo("DESPATCHED");
        await().atMost(PATIENCE).until(() -> shop.stock(KEFIR, "inTransit") == ordered);
    }

    @Test
    @Order(4)
    void is_received_in_parts_and_closes_with_the_last_one() {
        receipt(first, FIRST, true);
        shop.hasOnHand(KEFIR, 1 + FIRST);
        receipt(second, 1, false);
        shop.hasOnHand(KEFIR, 2 + FIRST);
        assertThat(shop.stock(KEFIR, "inTransit")).isEqualTo(ordered - FIRST - 1);
        assertThat(shop.despatch(second).path("status").asText()).isEqualTo("UNDER_WAY");
        assertThat(shop.isOpen(KEFIR, line)).isTrue();

        receipt(second, ordered - FIRST - 1, true);
        shop.hasOnHand(KEFIR, ordered + 1);
        await().atMost(PATIENCE).until(() -> !shop.isOpen(KEFIR, line));
        await().atMost(PATIENCE).until(() -> shop.onBoard(line).path("status").asText().equals("RECEIVED"));
        await().atMost(PATIENCE).until(() -> shop.despatch(second).path("status").asText().equals("RECEIVED"));
    }

    @Test
    @Order(5)
    void is_short_once_more_and_another_item_goes_in_its_place() {
        shop.isSupplied(SKYR, 600);
        shop.says(shop.center("/counts"),
                "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"location\": \"PICK_FACE\", \"units\": 600}, {\"item\": \"%s\", \"location\": \"RESERVE\", \"units\": 0}]}",
                restock.now(), KEFIR, KEFIR);
        shop.sells(KEFIR, ordered);
        String next = shop.openLine(KEFIR).path("line").asText();
        var pick = shop.pickOf(next);
        JsonNode told = shop.says(restock.distribution() + "/v1/waves/" + pick.wave() + "/picks",
                "{\"lines\": [{\"pick\": %d, \"units\": 0, \"reason\": \"EMPTY\", \"substitute\": {\"item\": \"%s\", \"units\": %d}}]}", pick.pick(), SKYR, pick.units());
        String instead = told.path("lines").path(0).path("substitute").path("orderLine").asText();
        String third = shop.leaves(pick.wave());
        assertThat(shop.onBoard(next).path("substituted").asInt()).isEqualTo(pick.units());
        assertThat(shop.onBoard(instead).path("inPlaceOf").path("orderLine").asText()).isEqualTo(next);
        await().atMost(PATIENCE).until(() -> shop.stock(SKYR, "inTransit") == pick.units() && shop.isOpen(SKYR, instead) && !shop.isOpen(KEFIR, next));
        assertThat(restock.get(restock.replenishment() + "/v1/replenishment-orders/" + instead.replace("/", "/lines/") + "/explanation").body().path("sentence").asText())
                .contains("in place of item " + KEFIR);

        receipt(third, SKYR, pick.units(), true);
        shop.hasOnHand(SKYR, pick.units());
        await().atMost(PATIENCE).until(() -> !shop.isOpen(SKYR, instead) && shop.onBoard(instead).path("status").asText().equals("RECEIVED"));
    }

    @Test
    @Order(6)
    void is_found_again_in_the_entries_of_the_centers_stock_and_all_of_it_holds() {
        var entries = each(restock.get(shop.center("/stock/" + KEFIR + "/entries")).body().path("entries")).toList();
        assertThat(entries.stream().mapToInt(entry -> entry.path("units").asInt()).sum()).isEqualTo(shop.held(KEFIR));
        assertThat(entries).extracting(entry -> entry.path("kind").asText()).contains("INBOUND", "PICKED", "DESPATCHED");
        Product.Said said = restock.verify();
        assertThat(said.exitCode()).describedAs(said.text()).isZero();
    }

    private static void receipt(String sscc, int units, boolean isComplete) {
        receipt(sscc, KEFIR, units, isComplete);
    }

    private static void receipt(String sscc, String item, int units, boolean isComplete) {
        shop.says(shop.store("/receipts"),
                "{\"receivedAt\": \"%s\", \"despatch\": \"%s\", \"complete\": %s, \"lines\": [{\"item\": \"%s\", \"units\": %d, \"condition\": \"GOOD\"}]}",
                restock.now(), sscc, isComplete, item, units);
    }
}
