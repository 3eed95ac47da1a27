package io.restock.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.CheckDigit;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.LabelLayout.Form;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A label of a scale")
class LabelsTest {
    @ParameterizedTest
    @CsvSource({
        "2000010020195, 7, NOK, PRICE, 20.19, 02000010000005", "2000010020195, 7, JPY, PRICE, 2019, 02000010000005", "2000010020195, 7, KWD, PRICE, 2.019, 02000010000005",
        "2312340112342, 8, SEK, WEIGHT, 1.234, 02312340100004", "2412340112341, 8, SEK, WEIGHT, 12.34, 02412340100003", "2512340112340, 8, SEK, WEIGHT, 123.4, 02512340100002",
        "2012340112345, 8, SEK, PRICE, 12.34, 02012340100007", "2112340112344, 8, SEK, PRICE, 123.4, 02112340100006", "2212340112343, 8, SEK, PRICE, 1234, 02212340100005",
        "212345105993, 7, USD, PRICE, 5.99, 00212345000008", "212345105993, 7, CAD, PRICE, 5.99, 00212345000008", "2100020014990, 7, HUF, PRICE, 1499, 02100020000003",
    })
    void is_read_as_is_usual_in_its_country(String scanned, int identity, String currency, Form form, BigDecimal value, String listed) {
        Gtin label = Gtin.scanned(scanned.substring(0, scanned.length() - 1) + CheckDigit.of(scanned.substring(0, scanned.length() - 1)));
        LabelLayout layout = Labels.usual(label, identity, currency);
        assertThat(layout.form()).isEqualTo(form);
        assertThat(layout.value(label)).isEqualByComparingTo(value);
        assertThat(layout.item(label).digits().substring(0, 13)).isEqualTo(listed.substring(0, 13));
        assertThat(layout.identity() + (layout.verifier() ? 1 : 0) + layout.valueDigits()).isEqualTo(LabelLayout.DIGITS);
    }

    @Test
    void leads_to_the_item_that_is_listed_without_its_value() {
        assertThat(Labels.find(label("2000010", "02019"), Map.of(new Gtin("02000010000000"), "zeros")::get)).isEqualTo("zeros");
        assertThat(Labels.find(label("2000010", "02019"), Map.of(Gtin.of("0200001000000"), "with check digit")::get)).isEqualTo("with check digit");
        assertThat(Labels.find(label("23123401", "1234"), Map.of(Gtin.of("0231234010000"), "eight digits")::get)).isEqualTo("eight digits");
        assertThat(Labels.find(label("23123402", "1234"), Map.of(Gtin.of("0231234010000"), "another")::get)).isNull();
        assertThat(Labels.find(Gtin.scanned("7038010000010"), Map.of(new Gtin("07038010000010"), "no label")::get)).isEqualTo("no label");
    }

    @Test
    void of_two_listed_items_belongs_to_the_one_that_takes_more_of_its_digits() {
        Map<Gtin, String> listed = Map.of(new Gtin("02312340000000"), "seven", Gtin.of("0231234010000"), "eight");
        assertThat(Labels.find(label("23123401", "1234"), listed::get)).isEqualTo("eight");
        assertThat(Labels.find(label("23123402", "1234"), listed::get)).isEqualTo("seven");
        assertThat(Labels.candidates(label("23123401", "1234"))).contains(new Gtin("02312340000000"), Gtin.of("0231234010000")).startsWith(label("23123401", "1234"));
    }

    @Test
    void whose_value_begins_with_zero_is_read_where_its_value_mostly_begins() {
        Map<Gtin, String> listed = Map.of(Gtin.of("0231234020000"), "item 02", Gtin.of("0231234100000"), "item 10", new Gtin("00212345000000"), "turkey");
        assertThat(value(label("23123402", "0500"), "SEK", listed)).isEqualTo("item 02: 0.500 WEIGHT");
        assertThat(value(label("23123410", "0005"), "SEK", listed)).isEqualTo("item 10: 0.005 WEIGHT");
        assertThat(value(label("02123453", "0099"), "USD", listed)).isEqualTo("turkey: 0.99 PRICE");
        assertThat(value(label("02123450", "0099"), "NOK", listed)).isEqualTo("turkey: 0.99 PRICE");
    }

    private static String value(Gtin label, String currency, Map<Gtin, String> listed) {
        var labelled = Labels.labelled(label, listed::get, null, _ -> currency);
        return labelled.item() + ": " + labelled.layout().value(label).toPlainString() + " " + labelled.layout().form();
    }

    @Test
    void of_an_unlisted_item_is_one_question_whatever_its_value() {
        assertThat(Labels.unlisted(label("2000010", "01111"), "NOK")).isEqualTo(new Gtin("02000010000000"));
        assertThat(Labels.unlisted(label("23123401", "1111"), "SEK")).isEqualTo(Labels.unlisted(label("23123401", "2222"), "SEK"))
                .isNotEqualTo(Labels.unlisted(label("23123402", "1111"), "SEK"));
    }

    @Test
    void says_what_any_layout_put_into_it() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            String prefix = "2" + random.nextInt(10) + "12345".substring(0, random.nextInt(3));
            int valueDigits = 2 + random.nextInt(5);
            boolean verifier = random.nextBoolean();
            int itemDigits = LabelLayout.DIGITS - prefix.length() - valueDigits - (verifier ? 1 : 0);
            int decimals = random.nextInt(valueDigits + 1);
            var layout = new LabelLayout(prefix, null, Form.PRICE, itemDigits, verifier, valueDigits, decimals);
            int value = random.nextInt((int) Math.pow(10, valueDigits));
            String item = ("%0" + itemDigits + "d").formatted(random.nextInt((int) Math.pow(10, Math.min(9, itemDigits))));
            Gtin label = label(prefix + item + (verifier ? "7" : ""), ("%0" + valueDigits + "d").formatted(value));
            assertThat(layout.value(label)).as("%s of %s, seed %d", label, layout, seed).isEqualByComparingTo(BigDecimal.valueOf(value, decimals));
            assertThat(layout.item(label).digits()).as("%s of %s, seed %d", label, layout, seed).startsWith("0" + prefix + item);
            assertThat(layout.item(label)).as("the same for a label of another value")
                    .isEqualTo(layout.item(label(prefix + item + (verifier ? "3" : ""), "0".repeat(valueDigits))));
        }
    }

    private static Gtin label(String item, String value) {
        return Gtin.scanned(item + value + CheckDigit.of(item + value));
    }
}
