package io.restock.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.CheckDigit;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Pack;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.store.TransactionLine;
import io.restock.gateway.catalog.Catalog;
import io.restock.gateway.catalog.CatalogView;
import io.restock.gateway.intake.ItemResolver.Resolved;
import io.restock.gateway.reading.PostedLine;
import io.restock.gateway.reading.PostedLine.Measured;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was scanned")
class ItemResolverTest {
    private static final Gtin MILK = new Gtin("07038010000010");
    private static final Gtin CASE = new Gtin("17038010000017");
    private static final Gtin CHEESE = new Gtin("02000010000000");
    private static final Gtin WHEEL = new Gtin("07038010000096");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Store STORE =
            new Store(new Gln("7080001000011"), "Torget", ZoneId.of("Europe/Oslo"), LocalTime.of(4, 0), null, "east");

    private final Catalog catalog = new Catalog();

    @BeforeEach
    void list() {
        catalog.put(new Item(MILK, "Melk", "TINE", "dairy", "milk", Unit.EACH, 6, List.of(new Pack(CASE, 12))));
        catalog.put(new Item(CHEESE, "Ost", "TINE", "dairy", "cheese", Unit.GRAM, 1, List.of(new Pack(WHEEL, 10_000))));
        catalog.put(new Price(CHEESE, new BigDecimal("49.00"), "NOK", null, NOON.minusSeconds(3600), null));
    }

    @Test
    void as_a_case_counts_as_so_many_of_the_item() {
        assertThat(resolve(CASE, 3, null)).isEqualTo(new TransactionLine.Sale(1, MILK, 36, BigDecimal.TEN, "NOK", CASE));
    }

    @Test
    void as_the_item_itself_is_not_reported_twice() {
        assertThat(resolve(MILK, 3, null)).isEqualTo(new TransactionLine.Sale(1, MILK, 3, BigDecimal.TEN, "NOK", null));
    }

    @Test
    void as_so_many_cases_that_no_line_can_hold_them_does_not_fit() {
        assertMisfit(resolved(sale(CASE, 1_000_000, null)), "units are 1000000 packs of 12, together 12000000; a line has at most 10000000, so split it");
    }

    @Test
    void as_a_price_label_becomes_grams_by_the_price_valid_then() {
        assertThat(resolve(label(2019), 1, null).units()).isEqualTo(412); // 20.19 / 49.00 per kg = 0.41204
        assertThat(resolve(label(2019), null, null).units()).isEqualTo(412);
        assertThat(resolve(label(2019), 2, null).units()).isEqualTo(824);
        assertThat(resolve(label(2019), 1, null)).isEqualTo(new TransactionLine.Sale(1, CHEESE, 412, BigDecimal.TEN, "NOK", label(2019)));
    }

    @Test
    void as_a_price_label_with_grams_believes_the_scale() {
        assertThat(resolve(label(2019), 1, 400).units()).isEqualTo(400);
    }

    @Test
    void as_a_price_label_without_a_price_then_names_the_remedy() {
        var early = new ItemResolver(view(), STORE, NOON.minusSeconds(7200));
        assertMisfit(early.resolve(sale(label(2019), 1, null)),
                "no price per kilogram of item 02000010000000 is known for 2026-03-02T10:00:00Z; or set one with PUT /v1/items/02000010000000/prices");
    }

    @Test
    void as_a_price_label_in_another_currency_does_not_fit() {
        var line = new PostedLine.Sale(1, label(2019), new Measured(1, null), BigDecimal.TEN, "SEK");
        assertMisfit(resolved(line), "the label is in SEK, the known price of item 02000010000000 in NOK");
    }

    @Test
    void as_a_weighed_item_without_its_weight_does_not_fit() {
        assertMisfit(resolved(sale(CHEESE, 1, null)), "grams must be given: item 02000010000000 is weighed, and its units alone say nothing");
    }

    @Test
    void as_a_whole_pack_of_a_weighed_item_needs_no_scale() {
        assertThat(resolve(WHEEL, 2, null).units()).isEqualTo(20_000);
    }

    @Test
    void as_a_counted_item_with_a_weight_does_not_fit() {
        assertMisfit(resolved(sale(MILK, null, 500)), "grams do not fit: item 07038010000010 is counted in pieces; send units");
    }

    @Test
    void as_nothing_that_anybody_listed_is_recorded_as_it_is() {
        Gtin unlisted = new Gtin("07038010000027");
        assertThat(resolve(unlisted, 2, null)).isEqualTo(new TransactionLine.Sale(1, unlisted, 2, BigDecimal.TEN, "NOK", null));
        assertThat(resolve(unlisted, null, 300).units()).isEqualTo(300);
    }

    @Test
    void as_labels_of_an_unlisted_item_is_one_item_whatever_their_price() {
        Gtin one = scanned("200009" + "00" + "1111");
        Gtin other = scanned("200009" + "00" + "2222");
        assertThat(resolve(one, 1, null)).asInstanceOf(InstanceOfAssertFactories.type(TransactionLine.Sale.class))
                .satisfies(sale -> assertThat(sale.item()).isEqualTo(resolve(other, 1, null).item()))
                .satisfies(sale -> assertThat(sale.scanned()).isEqualTo(one));
    }

    private TransactionLine.Sale resolve(Gtin scanned, Integer units, Integer grams) {
        return (TransactionLine.Sale) ((Resolved.Fits) resolved(sale(scanned, units, grams))).line();
    }

    private Resolved resolved(PostedLine.Goods line) {
        return new ItemResolver(view(), STORE, NOON).resolve(line);
    }

    private CatalogView view() {
        return new CatalogView(catalog, () -> {});
    }

    private static PostedLine.Sale sale(Gtin scanned, Integer units, Integer grams) {
        return new PostedLine.Sale(1, scanned, new Measured(units, grams), BigDecimal.TEN, "NOK");
    }

    private static Gtin label(int minorUnits) {
        return scanned("2000010" + "%05d".formatted(minorUnits));
    }

    private static Gtin scanned(String body) {
        return Gtin.scanned(body + CheckDigit.of(body));
    }

    private static void assertMisfit(Resolved resolved, String sentence) {
        var misfit = ((Resolved.Not) resolved).misfit();
        assertThat(misfit.field() + " " + misfit.sentence()).contains(sentence);
    }
}
