package io.restock.gateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Pack;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Price;
import java.math.BigDecimal;
import io.restock.contracts.catalog.Item.Composition;
import io.restock.contracts.catalog.Item.Content;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Since;
import io.restock.contracts.catalog.Store;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The catalog in memory")
class CatalogTest {
    private static final Gtin MILK = new Gtin("07038010000010");
    private static final Gtin CASE = new Gtin("17038010000017");
    private static final Gtin CHEESE = new Gtin("02000010000000");
    private static final Gln STORE = new Gln("7080001000011");
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T00:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T00:00:00Z");

    private final Catalog catalog = new Catalog();

    private Listing find(Gtin number, String currency) {
        return find(number, currency, WEDNESDAY);
    }

    private Listing find(Gtin number, String currency, Instant at) {
        return catalog.find(number, new Store(STORE, "Store", ZoneId.of("Europe/Oslo"), LocalTime.of(4, 0), null, null), currency, at);
    }

    @Test
    void counts_a_case_by_what_it_held_when_it_was_sold() {
        Gtin tea = new Gtin("07038010000027");
        catalog.put(dated(MILK, new Content(CASE, 6, null), new Content(CASE, 12, Since.of(TUESDAY)), new Content(CASE, 0, Since.of(LocalDate.of(2026, 3, 4)))));
        catalog.put(dated(tea, new Content(CASE, 24, Since.of(LocalDate.of(2026, 3, 4)))));
        assertThat(find(CASE, "NOK", MONDAY)).isEqualTo(new Listing(MILK, Unit.EACH, 6));
        assertThat(find(CASE, "NOK", TUESDAY.minusMillis(1))).isEqualTo(new Listing(MILK, Unit.EACH, 6));
        assertThat(find(CASE, "NOK", TUESDAY)).isEqualTo(new Listing(MILK, Unit.EACH, 12));
        Instant closeOut = Instant.parse("2026-03-04T03:00:00Z"); // 04:00 in Oslo
        assertThat(find(CASE, "NOK", closeOut.minusMillis(1))).isEqualTo(new Listing(MILK, Unit.EACH, 12));
        assertThat(find(CASE, "NOK", closeOut)).isEqualTo(new Listing(tea, Unit.EACH, 24));
        catalog.put(dated(MILK, new Content(CASE, 6, null), new Content(CASE, 0, Since.of(TUESDAY))));
        assertThat(find(CASE, "NOK", TUESDAY)).isNull();
        assertThat(find(CASE, "NOK", closeOut)).isEqualTo(new Listing(tea, Unit.EACH, 24));
        catalog.removeItem(tea);
        assertThat(find(CASE, "NOK", closeOut)).isNull();
        assertThat(find(CASE, "NOK", MONDAY)).isEqualTo(new Listing(MILK, Unit.EACH, 6));
    }

    @Test
    void knows_of_what_a_kit_was_made() {
        Gtin basket = new Gtin("07038010000034");
        var before = List.of(new Part(MILK, 1));
        var after = List.of(new Part(MILK, 1), new Part(CHEESE, 400));
        catalog.put(new Item(basket, "Basket", null, null, null, Unit.EACH, 1, List.of(new Pack(CASE, 10)), State.ACTIVE, true, List.of(),
                List.of(new Composition(before, null), new Composition(after, Since.of(TUESDAY)))));
        assertThat(find(basket, "NOK", MONDAY).parts()).isEqualTo(before);
        assertThat(find(CASE, "NOK", TUESDAY)).isEqualTo(new Listing(basket, Unit.EACH, 10, null, after));
    }

    private static Item dated(Gtin item, Content... contents) {
        return new Item(item, "Melk", null, null, null, Unit.EACH, 6, List.of(), State.ACTIVE, true, List.of(contents), List.of());
    }

    @Test
    void finds_the_item_of_a_case_and_how_many_it_holds() {
        catalog.put(item(MILK, Unit.EACH, List.of(new Pack(CASE, 12))));
        assertThat(find(CASE, "NOK")).isEqualTo(new Listing(MILK, Unit.EACH, 12));
    }

    @Test
    void forgets_a_pack_that_its_item_no_longer_has() {
        catalog.put(item(MILK, Unit.EACH, List.of(new Pack(CASE, 12))));
        catalog.put(item(MILK, Unit.EACH, List.of()));
        assertThat(find(CASE, "NOK")).isNull();
        assertThat(find(MILK, "NOK")).isNotNull();
    }

    @Test
    void forgets_an_item_that_was_taken_out_and_its_packs_too() {
        catalog.put(item(MILK, Unit.EACH, List.of(new Pack(CASE, 12))));
        catalog.removeItem(MILK);
        assertThat(find(MILK, "NOK")).isNull();
        assertThat(find(CASE, "NOK")).isNull();
    }

    @Test
    void finds_the_item_behind_a_label_whether_it_is_listed_with_zeros_or_with_a_check_digit() {
        Gtin label = Gtin.scanned("2000010020195");
        catalog.put(item(CHEESE, Unit.GRAM, List.of()));
        assertThat(find(label, "NOK").item()).isEqualTo(CHEESE);

        Gtin withCheckDigit = Gtin.of("0200001000000");
        catalog.removeItem(CHEESE);
        catalog.put(item(withCheckDigit, Unit.GRAM, List.of()));
        assertThat(find(label, "NOK").item()).isEqualTo(withCheckDigit);
    }

    @Test
    void believes_a_listing_of_the_very_number_before_it_reads_a_price_in_it() {
        Gtin number = Gtin.scanned("2000010020195");
        catalog.put(item(CHEESE, Unit.GRAM, List.of()));
        catalog.put(item(number, Unit.EACH, List.of()));
        assertThat(find(number, "NOK")).isEqualTo(new Listing(number, Unit.EACH, 1));
    }

    @Test
    void knows_the_price_that_was_valid_at_the_sale() {
        catalog.put(price("49.00", null, MONDAY, null));
        catalog.put(price("59.00", null, WEDNESDAY, null));
        assertThat(catalog.price(CHEESE, STORE, TUESDAY).amount()).isEqualByComparingTo("49.00");
        assertThat(catalog.price(CHEESE, STORE, WEDNESDAY).amount()).isEqualByComparingTo("59.00");
        assertThat(catalog.price(CHEESE, STORE, MONDAY.minusMillis(1))).isNull();
    }

    @Test
    void prefers_the_store_price_and_returns_to_the_chain_price_when_it_ends() {
        catalog.put(price("49.00", null, MONDAY, null));
        catalog.put(price("39.00", STORE, MONDAY, TUESDAY));
        assertThat(catalog.price(CHEESE, STORE, MONDAY).amount()).isEqualByComparingTo("39.00");
        assertThat(catalog.price(CHEESE, STORE, TUESDAY).amount()).isEqualByComparingTo("49.00");
        assertThat(catalog.price(CHEESE, new Gln("7080001000028"), MONDAY).amount()).isEqualByComparingTo("49.00");
    }

    @Test
    void waits_once_in_a_request_for_what_was_published_a_moment_ago() {
        int[] waits = {0};
        var view = new CatalogView(catalog, () -> {
            waits[0]++;
            catalog.put(item(MILK, Unit.EACH, List.of()));
        });
        assertThat(view.find(MILK, new Store(STORE, "Store", ZoneId.of("Europe/Oslo"), LocalTime.of(4, 0), null, null), "NOK", MONDAY)).isNotNull();
        assertThat(view.find(CASE, new Store(STORE, "Store", ZoneId.of("Europe/Oslo"), LocalTime.of(4, 0), null, null), "NOK", MONDAY)).isNull();
        assertThat(waits[0]).isEqualTo(1);
    }

    private static Item item(Gtin gtin, Unit unit, List<Pack> packs) {
        return new Item(gtin, "Melk", "TINE", "dairy", "milk", unit, 6, packs);
    }

    private static Price price(String amount, Gln store, Instant from, Instant until) {
        return new Price(CHEESE, new BigDecimal(amount), "NOK", store, from, until);
    }
}
