package io.restock.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.CheckDigit;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Scan;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Pack;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.LabelLayout.Form;
import io.restock.contracts.catalog.Labels;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.store.TransactionLine;
import io.restock.gateway.catalog.Catalog;
import io.restock.gateway.catalog.CatalogView;
import io.restock.gateway.intake.ItemResolver.Resolved;
import io.restock.gateway.reading.PostedLine;
import io.restock.gateway.reading.PostedLine.Measured;
import java.math.BigDecimal;
import io.restock.contracts.catalog.Item.Composition;
import io.restock.contracts.catalog.Item.Content;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Since;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.MovedPart;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import java.time.LocalDate;
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
    void as_a_kit_is_what_it_was_made_of_when_it_was_sold() {
        Gtin basket = new Gtin("07038010000034");
        Gtin tea = new Gtin("07038010000027");
        catalog.put(kit(basket, new Composition(List.of(new Part(MILK, 1), new Part(tea, 2)), null), new Composition(List.of(new Part(MILK, 9)), Since.of(NOON.plusMillis(1)))));
        assertThat(resolve(basket, 3, null)).isEqualTo(new TransactionLine.Sale(1, basket, 3, BigDecimal.TEN, "NOK", null, List.of(new MovedPart(MILK, 3), new MovedPart(tea, 6))));
        assertMisfit(resolved(sale(basket, 9_000_000, null)), "units are 9000000 kits, with 18000000 units of one part");
    }

    @Test
    void what_comes_back_is_what_was_sold_on_its_day() {
        catalog.put(new Item(MILK, "Melk", null, null, null, Unit.EACH, 6, List.of(), State.ACTIVE, true,
                List.of(new Content(CASE, 6, null), new Content(CASE, 12, Since.of(LocalDate.of(2026, 3, 2)))), List.of()));
        assertThat(resolve(CASE, 1, null).units()).isEqualTo(12);
        assertThat(returned(CASE, LocalDate.of(2026, 3, 1)).units()).isEqualTo(6);
        assertThat(returned(CASE, LocalDate.of(2026, 3, 2)).units()).isEqualTo(12);
    }

    private TransactionLine.Return returned(Gtin scanned, LocalDate soldOn) {
        var original = new OriginalSale(null, new LineId(soldOn, "4", 17, 1));
        var line = new PostedLine.Return(1, Scan.of(scanned.digits()), new Measured(1, null), BigDecimal.TEN.negate(), "NOK", Disposition.SELLABLE, original);
        return (TransactionLine.Return) ((Resolved.Fits) resolved(line)).line();
    }

    private static Item kit(Gtin item, Composition... compositions) {
        return new Item(item, "Kurv", null, null, null, Unit.EACH, 1, List.of(), State.ACTIVE, true, List.of(), List.of(compositions));
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
        assertThat(resolve(label(2019), 1, null)).isEqualTo(new TransactionLine.Sale(1, CHEESE, 412, new BigDecimal("20.19"), "NOK", label(2019)));
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
        var line = new PostedLine.Sale(1, Scan.of(label(2019).digits()), new Measured(1, null), BigDecimal.TEN, "SEK");
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

    @Test
    void as_a_label_whose_price_the_till_did_not_ask_does_not_fit() {
        assertThat(resolve("2000010020195", null, "20.20", "NOK")).as("beside it by no more than the label's last digit").isNotNull();
        assertMisfit(resolved("2000010020195", null, "10.00", "NOK"),
                "amount is 10.00 NOK, but the label says 20.19; send grams from the scale, or set how labels of prefix 20 are read with PUT /v1/label-layouts/20");
    }

    @Test
    void as_a_label_of_another_country_is_read_as_is_usual_there() {
        Gtin ham = Gtin.of("0231234010000");
        Gtin turkey = new Gtin("00212345000000");
        Gtin salami = new Gtin("02100020000000");
        list(ham, "100.00", "SEK");
        list(turkey, "9.98", "USD");
        list(salami, "2998", "HUF");
        assertThat(resolve("2312340112342", null, "123.40", "SEK")).satisfies(sale -> assertThat(sale.item()).isEqualTo(ham)).extracting(TransactionLine.Sale::units)
                .isEqualTo(1_234);
        assertThat(resolve("212345105993", null, "5.99", "USD")).satisfies(sale -> assertThat(sale.item()).isEqualTo(turkey)).extracting(TransactionLine.Sale::units)
                .isEqualTo(600);
        assertThat(resolve("2100020014990", null, "1499", "HUF")).satisfies(sale -> assertThat(sale.item()).isEqualTo(salami)).extracting(TransactionLine.Sale::units)
                .isEqualTo(500);
    }

    @Test
    void as_a_label_is_read_by_the_layout_that_is_set_the_stores_before_the_chains() {
        list(Gtin.of("0201234500000"), "49.00", "NOK");
        catalog.put(new LabelLayout("20", null, Form.WEIGHT, 5, false, 5, 3));
        assertThat(resolve(labelled("2012345", "01234"), null, "60.47", "NOK").units()).isEqualTo(1_234);
        assertThat(resolve(labelled("2012345", "01234"), 2, "120.94", "NOK").units()).isEqualTo(2_468);
        catalog.put(new LabelLayout("20", STORE.gln(), Form.PRICE, 5, false, 5, 1));
        assertThat(resolve(labelled("2012345", "00490"), null, "49.00", "NOK").units()).isEqualTo(1_000);
        catalog.put(new LabelLayout("201", STORE.gln(), Form.UNITS, 4, true, 4, 0));
        assertThat(resolve(labelled("201234590", "012"), null, "1.00", "NOK").units()).isEqualTo(12);
        catalog.removeLayout("201|" + STORE.gln());
        catalog.removeLayout("20|" + STORE.gln());
        assertThat(resolve(labelled("2012345", "01234"), null, "60.47", "NOK").units()).isEqualTo(1_234);
    }

    @Test
    void as_unlisted_labels_is_one_item_as_the_layout_says() {
        catalog.put(new LabelLayout("27", null, Form.PRICE, 3, false, 7, 2));
        assertThat(resolve(labelled("27123", "0001111"), 1, "11.11", "NOK").item()).isEqualTo(resolve(labelled("27123", "9991111"), 1, "11.11", "NOK").item());
    }

    @Test
    void as_a_label_that_is_the_alias_of_an_item_with_an_ordinary_number_is_weighed_by_its_price() {
        Gtin brie = new Gtin("07038010000041");
        catalog.put(new Price(brie, new BigDecimal("100.00"), "NOK", null, NOON.minusSeconds(3600), null));
        catalog.put(new Item(brie, "Brie", null, null, null, Unit.GRAM, 1, List.of(new Pack(new Gtin("02000020000000"), 1))));
        assertThat(resolve(labelled("2000020", "01234"), null, "12.34", "NOK")).satisfies(sale -> assertThat(sale.item()).isEqualTo(brie)).extracting(TransactionLine.Sale::units)
                .isEqualTo(123);
    }

    @Test
    void as_an_element_string_brings_its_weight_price_or_count() {
        list(new Gtin("07038010000041"), "100.00", "NOK");
        assertThat(resolve("(01)07038010000041(3103)000412", null, "41.20", "NOK").units()).isEqualTo(412);
        assertThat(resolve("(01)07038010000041(3103)000412", 2, "82.40", "NOK").units()).isEqualTo(824);
        assertThat(resolve("(01)07038010000041(3922)001234", null, "12.34", "NOK").units()).isEqualTo(123);
        assertThat(resolve("(02)" + CASE + "(37)3", null, "1.00", "NOK").units()).as("three cases of twelve").isEqualTo(36);
        assertThat(resolve("(01)" + MILK + "(3103)000412", 2, "1.00", "NOK").units()).as("counted in pieces, whatever it weighs").isEqualTo(2);
        assertThat(resolve("(01)17038010000024(3103)000412", 2, "1.00", "NOK").units()).as("not listed: by its weight").isEqualTo(824);
    }

    private void list(Gtin item, String price, String currency) {
        catalog.put(new Item(item, "Weighed", null, null, null, Unit.GRAM, 1, List.of()));
        catalog.put(new Price(item, new BigDecimal(price), currency, null, NOON.minusSeconds(3600), null));
    }

    private TransactionLine.Sale resolve(String scanned, Integer units, String amount, String currency) {
        return (TransactionLine.Sale) ((Resolved.Fits) resolved(scanned, units, amount, currency)).line();
    }

    private Resolved resolved(String scanned, Integer units, String amount, String currency) {
        return resolved(new PostedLine.Sale(1, Scan.of(scanned), new Measured(units, null), new BigDecimal(amount), currency));
    }

    private static String labelled(String item, String value) {
        return item + value + CheckDigit.of(item + value);
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
        BigDecimal amount = scanned.isVariableMeasureLabel()
                ? Labels.usual(scanned, 7, "NOK").value(scanned).multiply(BigDecimal.valueOf(units == null ? 1 : units))
                : BigDecimal.TEN;
        return new PostedLine.Sale(1, Scan.of(scanned.digits()), new Measured(units, grams), amount, "NOK");
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
