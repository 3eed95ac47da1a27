package io.restock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a scanner sends")
class ScanTest {
    private static final String FNC1 = "\u001d";

    @ParameterizedTest
    @ValueSource(strings = {
        "09506000134352", "9506000134352", " 9506000134352\r\n", "9 506000 134352", "]E09506000134352", "]I109506000134352", "]E3950600013435212",
        "0109506000134352", "]C10109506000134352", "]d20109506000134352", "]Q30109506000134352", "]e00109506000134352", "\u001d0109506000134352",
        "(01)09506000134352", "(01) 09506000134352", "[01]09506000134352", "(01)9506000134352", "]C1(01)09506000134352",
        "(01)09506000134352(17)141120(10)ABC123", "010950600013435217141120" + "10ABC123", "0109506000134352" + "10ABC123\u001d17141120",
        "0109506000134352" + "10ABC123<GS>17141120", "0109506000134352" + "21A/1", "1714112001" + "09506000134352",
        "https://id.gs1.org/01/09506000134352/10/ABC1/21/12345?17=180426", "HTTPS://ID.GS1.ORG/01/09506000134352", "https://example.com/some/shop/01/09506000134352?3103=000195",
        "https://example.com/01/9506000134352", "https://example.com/gtin/09506000134352/lot/ABC?exp=180426&utm_source=till", "id.gs1.org/01/09506000134352#top",
        "https%3A%2F%2Fid.gs1.org%2F01%2F09506000134352", "https://example.com/01/09506000134352/22/2A/10/1%2F2", "]Q1https://id.gs1.org/01/09506000134352",
    })
    void names_the_same_item_in_every_form(String code) {
        assertThat(Gtin.scanned(code)).hasToString("09506000134352");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "106141412345678908", "00106141412345678908", "(00)106141412345678908", "(00) 1 0614141 234567890 8", "]C100106141412345678908", "]C1(00)106141412345678908",
        "https://id.gs1.org/00/106141412345678908", "https://example.com/dc/sscc/106141412345678908?4321=0", "0010614141234567890802095060001343523712"
    })
    void names_the_same_despatched_unit_in_every_form(String code) {
        assertThat(Sscc.scanned(code)).hasToString("106141412345678908");
    }

    @ParameterizedTest
    @CsvSource({
        "(01)07038010000041(3103)000412,  412", "(01)07038010000041(3102)000041,  410", "(01)07038010000041(3100)000002,  2000", "(01)07038010000041(3105)041250, 413",
        "(01)07038010000041(3201)000025, 1134", "(01)07038010000041(3562)000100, 31", "0107038010000041310300041215261231, 412",
        "https://id.gs1.org/01/07038010000041?3103=000412, 412"
    })
    void says_what_it_weighs_in_grams(String code, int grams) {
        assertThat(Scan.of(code).grams()).isEqualTo(grams);
    }

    @Test
    void says_lot_expiry_price_and_how_many_are_inside() {
        Scan carton = Scan.of("]C1" + "0209506000134352" + "15280229" + "10L-1" + FNC1 + "3724");
        assertThat(carton.item()).hasToString("09506000134352");
        assertThat(carton.count()).isEqualTo(24);
        assertThat(carton.lot()).isEqualTo("L-1");
        assertThat(carton.expiry()).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(Scan.of("(01)09506000134352(17)280200(15)280101").expiry()).as("day 00 is the month's last, and 17 goes before 15").isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(Scan.of("(01)09506000134352(3922)001234").price()).isEqualTo(new BigDecimal("12.34"));
        assertThat(Scan.of("(01)09506000134352(3932)57801234").price()).isEqualTo(new BigDecimal("12.34"));
        assertThat(Scan.of("(01)07038010000041(3103)000000").grams()).as("not weighed yet").isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rubbish                                   | must be a GTIN of 8, 12, 13 or 14 digits, was "rubbish"
            ''                                        | must be a GTIN of 8, 12, 13 or 14 digits, was ""
            12345                                     | has 5
            0109506000134353                          | has a wrong check digit: 09506000134353 should end in 2
            (01)09506000134353                        | should end in 2
            (10)ABC                                   | names no item
            1714112010ABC123                          | names no item
            (01)09506000134352(02)07038010000010      | names two items
            (01)09506000134352(01)07038010000010      | (01) twice
            0109506000134352XY                        | holds "XY" where an application identifier
            (01)09506000134352(18)12                  | (18), which is no application identifier
            (01)09506000134352(17)2611                | which must be 6 digits
            (01)09506000134352(17)261331              | the date 261331
            (01)09506000134352(37)0                   | holds 0 items
            https://example.com/milk                  | without /01/ and a GTIN
            https://example.com/01/09506000134353     | without /01/ and a GTIN
            https://example.com/01/09506000134352/10/%G | broken %
            """)
    void that_is_no_number_is_refused_with_the_reason(String code, String sentence) {
        assertThatThrownBy(() -> Gtin.scanned(code)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
    }

    @Test
    void of_one_kind_is_not_taken_for_the_other() {
        assertThatThrownBy(() -> Gtin.scanned("(00)106141412345678908")).hasMessageContaining("is the SSCC of a despatched unit");
        assertThatThrownBy(() -> Sscc.scanned("9506000134352")).hasMessageContaining("must be an SSCC of 18 digits");
        assertThatThrownBy(() -> Sscc.scanned("106141412345678907")).hasMessageContaining("correct check digit");
        assertThatThrownBy(() -> Scan.of("(01)09506000134352(10)" + "x".repeat(1_000))).hasMessageContaining("more than any label");
    }

    @Test
    void reads_back_whatever_was_written_in_any_order_and_form() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String gtin = Gtin.of("%013d".formatted(random.nextLong(10_000_000_000_000L))).digits();
            int grams = 1 + random.nextInt(999_999);
            String lot = word(random);
            String serial = word(random);
            var elements = new ArrayList<>(List.of(new String[] {"01", gtin}, new String[] {"3103", "%06d".formatted(grams)}, new String[] {"10", lot},
                    new String[] {"21", serial}, new String[] {"17", "2612%02d".formatted(1 + random.nextInt(31))}));
            Collections.shuffle(elements, random);
            var scanned = new StringBuilder();
            var shown = new StringBuilder();
            for (String[] element : elements) {
                scanned.append(element[0]).append(element[1]).append("10".equals(element[0]) || "21".equals(element[0]) ? FNC1 : "");
                shown.append('(').append(element[0]).append(')').append(element[1]);
            }
            String link = "https://shop.example/%s/01/%s/10/%s/21/%s?3103=%06d".formatted(i, gtin, encoded(lot), encoded(serial), grams);
            for (String code : List.of(scanned.toString(), "]C1" + scanned, shown.toString(), link)) {
                Scan scan = Scan.of(code);
                assertThat(scan.item().digits()).as("%s, seed %d", code, seed).isEqualTo(gtin);
                assertThat(scan.grams()).as("%s, seed %d", code, seed).isEqualTo(grams);
                assertThat(scan.lot()).as("%s, seed %d", code, seed).isEqualTo(lot);
            }
        }
    }

    @Test
    void never_fails_otherwise_than_with_a_sentence() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        String alphabet = "0123456789010001021731()[]]C1/%?&=:.<GS>^ \u001dxé-";
        for (int i = 0; i < 100_000; i++) {
            var code = new StringBuilder(List.of("", "01", "(01)", "https://a/01/", "]d2", "00").get(random.nextInt(6)));
            for (int length = random.nextInt(40); length > 0; length--) {
                code.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(Scan.of(code.toString())).isNotNull();
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).as("%s, seed %d", code, seed).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError(code + ", seed " + seed, e);
            }
        }
    }

    private static String word(Random random) {
        String letters = "ABCxyz019-/.+_";
        var word = new StringBuilder();
        for (int length = 1 + random.nextInt(10); length > 0; length--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
