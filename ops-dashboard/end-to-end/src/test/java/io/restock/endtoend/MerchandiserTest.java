package io.restock.endtoend;

import static io.restock.endtoend.Shop.ok;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.Gtin;
import io.restock.endtoend.browser.FloorPage;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Live stock as merchandisers look into it, by its page. */
@DisplayName("A merchandiser")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 2)
class MerchandiserTest {
    private static final String STORE = "7080001000318";
    private static final String OTHER = "7080001000325";
    private static final String DC = "7080002000317";
    private static final String CREAM = "07038010003103";
    private static final String MILK = "07038010003110";
    private static final String BUTTER = "07038010003127";
    private static final int MANY = 230;
    private static Product restock;

    @BeforeAll
    static void the_shops_open(Product open) {
        restock = open;
        ok(restock.put(restock.distribution() + "/v1/dcs/" + DC, "{\"name\": \"DC Ås\", \"zone\": \"%s\"}".formatted(restock.zone())));
        for (String store : List.of(STORE, OTHER)) {
            ok(restock.put(restock.ledger() + "/v1/stores/" + store, """
                    {"name": "%s", "zone": "%s", "closeOut": "00:00", "dc": "%s", "region": "Merch"}""".formatted(store.equals(STORE) ? "Løkka" : "Kampen", restock.zone(), DC)));
        }
        List<String> rows = IntStream.range(0, MANY).mapToObj(MerchandiserTest::number).toList();
        items(Stream.concat(Stream.of(item(CREAM, "Seterrømme 300 g", "Merchfjell"), item(MILK, "Kulturmelk 1 l", "Merchfjell"), item(BUTTER, "Kinnet smør 250 g", "Merchfjell")),
                rows.stream().map(row -> item(row, "Radvare " + row, "Radvare"))));
        ok(restock.put(restock.ledger() + "/v1/items/" + CREAM + "/prices", "{\"amount\": \"32.90\", \"currency\": \"NOK\"}"));
        count(STORE, List.of(CREAM, MILK), 20);
        count(OTHER, List.of(CREAM), 3);
        count(OTHER, List.of(BUTTER), 8);
        count(STORE, rows, 5);
        await().atMost(PATIENCE).until(() -> restock.get(restock.search() + "/v1/search?brand=Radvare&limit=1").body().path("total").asInt() == MANY);
    }

    private static String number(int row) {
        return Gtin.of("0703801" + "%06d".formatted(400_000 + row)).digits();
    }

    private static String item(String gtin, String name, String brand) {
        return "{\"gtin\": \"%s\", \"name\": \"%s\", \"brand\": \"%s\", \"department\": \"Meieri\", \"category\": \"Syrnet\", \"unit\": \"EACH\", \"casePack\": 6, \"packs\": []}"
                .formatted(gtin, name, brand);
    }

    private static void items(Stream<String> lines) {
        ok(restock.putLines(restock.ledger() + "/v1/items", lines.collect(Collectors.joining("\n"))));
    }

    private static void count(String store, List<String> items, int units) {
        ok(restock.post(restock.ledger() + "/v1/stores/" + store + "/counts", items.stream().map(item -> "{\"item\": \"%s\", \"units\": %d}".formatted(item, units))
                .collect(Collectors.joining(", ", "{\"countedAt\": \"" + restock.now() + "\", \"lines\": [", "]}"))));
    }

    @Test
    void finds_what_is_low_by_what_it_is_called_and_reads_what_happened_to_it() {
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/stock");
            page.focus("Search live stock");
            page.type("seterromme");
            page.says("2 found");
            page.button("Low");
            page.says("1 found");
            assertThat(page.address()).isEqualTo("/stock?q=seterromme&state=LOW");
            assertThat(page.row("Stock", "Seterrømme")).contains("Kampen").contains("3").contains("32.90");
            page.openRow("Stock", "Kampen");
            page.says("What happened");
            page.says("Opening count 3");
            assertThat(page.address()).contains("at=" + OTHER).contains("item=" + CREAM);
            page.press("Escape");
            page.button("In stock");
            page.says("2 found");
            page.button("Clear filters");
            page.fill("On hand, from", "4");
            page.press("Enter");
            page.says("1 found");
            assertThat(page.row("Stock", "Seterrømme")).contains("Løkka");
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void sees_a_sale_in_its_cell_as_it_is_rung_up() {
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/stock?q=kulturmelk&store=" + STORE);
            await().atMost(PATIENCE).until(() -> page.row("Stock", "Kulturmelk").contains("20"));
            long began = System.nanoTime();
            restock.put(restock.gateway() + "/v1/stores/" + STORE + "/tills/1/transactions/" + restock.now().toLocalDate() + "/1", """
                    {"occurredAt": "%s", "lines": [{"line": 1, "kind": "SALE", "item": "%s", "units": 7, "amount": "140.00", "currency": "NOK"}]}""".formatted(restock.now(),
                    MILK));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> page.row("Stock", "Kulturmelk").contains("13"));
            System.out.printf("from the till to its cell in %,d ms%n", (System.nanoTime() - began) / 1_000_000);
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void opens_what_is_there_into_how_it_came_to_be_and_as_it_was() {
        OffsetDateTime counted = restock.now();
        await().atMost(PATIENCE).until(() -> restock.now().isAfter(counted.plusMinutes(4)));
        ok(restock.post(restock.ledger() + "/v1/stores/" + OTHER + "/adjustments", """
                {"occurredAt": "%s", "reason": "DAMAGE", "lines": [{"item": "%s", "units": -2}]}""".formatted(restock.now(), BUTTER)));
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/stock?q=kinnet&at=" + OTHER + "&item=" + BUTTER);
            page.link("Open as a page");
            page.says("Kinnet smør 250 g");
            assertThat(page.address()).isEqualTo("/stock/" + OTHER + "/" + BUTTER);
            page.says("Opening count 8");
            page.says("a dot where goods came");
            page.fill("As it was at", counted.plusMinutes(2).truncatedTo(ChronoUnit.MINUTES).toLocalDateTime().toString());
            page.button("Show it");
            page.says("8 were on hand, 2 more than now.");
            assertThat(page.address()).contains("?at=");
            page.reload();
            page.says("8 were on hand, 2 more than now.");
            page.fill("As it was at", "");
            page.button("Show it");
            page.says("Say when: a day and a time");
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void scrolls_through_all_of_it_chooses_columns_and_takes_it_away_as_a_table() {
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/stock?brand=Radvare&sort=-name");
            page.says("The first 200 of " + MANY);
            assertThat(page.row("Stock", number(MANY - 1))).isNotEmpty();
            page.scrollDown("Stock");
            page.says("That is all.");
            page.button("Columns");
            page.check("Brand");
            page.check("Number");
            page.button("Columns");
            page.button("Sort by On hand");
            assertThat(page.address()).contains("sort=-onHand").contains("columns=name.storeName.").endsWith("item");
            page.reload();
            page.says("The first 200 of");
            List<String> table = page.file("As CSV").lines().toList();
            assertThat(table).hasSize(MANY + 1).first().asString().startsWith("name,storeName,onHand").endsWith("item");
            assertThat(table.stream().filter(row -> row.contains(number(0)))).hasSize(1);
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void lists_what_a_seller_brings_and_finds_it_where_it_is_counted() {
        String seller = "7080001000332";
        ok(restock.put(restock.ledger() + "/v1/sellers/" + seller, "{\"name\": \"Setra\", \"prefixes\": [\"703802\"], \"trusted\": true}"));
        String gtin = Gtin.of("0703802000001").digits();
        long began = System.nanoTime();
        var result = ok(restock.post(restock.ledger() + "/v1/listings?seller=" + seller, """
                {"gtin": "%s", "name": "Geitost av Setra 500GRAMS", "brand": "Setra", "department": "Meieri", "category": "Ost", "casePack": 4,
                 "price": {"amount": "89.90", "currency": "NOK"}}""".formatted(gtin))).path("results").path(0);
        assertThat(result.path("state").asText()).as(result.toString()).isEqualTo("PUBLISHED");
        count(STORE, List.of(gtin), 9);
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/stock?q=setra+geitost");
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> page.row("Stock", "Geitost av Setra 500 g").contains("89.90"));
            System.out.printf("from the listing to its row on a page that was opened for it in %,d ms%n", (System.nanoTime() - began) / 1_000_000);
            assertThat(page.row("Stock", "Geitost")).contains("Løkka").contains("9");
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void reads_it_on_a_telephone_and_a_desk_in_light_and_dark() {
        var pages = List.of("/stock", "/stock?q=seterromme&state=LOW&at=" + OTHER + "&item=" + CREAM, "/stock?brand=nobody", "/stock/" + OTHER + "/" + CREAM);
        assertThat(PagesLookedAt.wrong(restock, pages, false)).isEmpty();
        assertThat(PagesLookedAt.wrong(restock, pages, true)).isEmpty();
    }
}
