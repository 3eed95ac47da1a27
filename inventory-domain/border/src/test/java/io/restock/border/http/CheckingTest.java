package io.restock.border.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.Sscc;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A request")
class CheckingTest {
    private static final String MILK = "07038010000010";
    private static final String STORE = "7080001000011";

    private final Checking checking = new Checking();

    /** One field of a request: how it is checked, and what is right and wrong for it. */
    private record Field(Check check, List<?> right, List<?> wrong) {
        interface Check {
            void check(Checking checking, String path, Object value);
        }
    }

    private static final List<Field> FIELDS = List.of(
            new Field((c, path, value) -> c.gtin(path, (String) value), List.of(MILK, "7038010000010", "036000291452", "96385074"), wrong("4711", "7038010000011", "milk", "")),
            new Field((c, path, value) -> c.gln(path, (String) value), List.of(STORE), wrong("7080001000012", "708000100001", "here")),
            new Field((c, path, value) -> c.optionalGln(path, (String) value), nullOr(STORE), List.of("7080001000012", "")),
            new Field((c, path, value) -> c.sscc(path, (String) value), List.of(Sscc.of(new Gln(STORE), 1).digits()), wrong("123", "")),
            new Field((c, path, value) -> c.units(path, (Integer) value, 1), List.of(1, 10_340, Limits.UNITS), wrong(0, -1, Limits.UNITS + 1)),
            new Field((c, path, value) -> c.units(path, (Integer) value, -Limits.UNITS), List.of(-Limits.UNITS, -1, 1, Limits.UNITS), wrong(0, -Limits.UNITS - 1)),
            new Field((c, path, value) -> c.instant(path, (String) value), nullOr("2026-03-02T18:04:11+01:00", "2026-03-02T17:04:11Z"),
                    List.of("2026-03-02", "1969-12-31T00:00:00Z", "now")),
            new Field((c, path, value) -> c.fits(path, (String) value, Rules::date), List.of("2026-03-02"), wrong("2026-02-30", "2.3.2026")),
            new Field((c, path, value) -> c.fits(path, (String) value, Rules::zone), List.of("Europe/Oslo"), wrong("Oslo")),
            new Field((c, path, value) -> c.fits(path, (String) value, Rules::currency), List.of("NOK"), wrong("kroner", "nok")),
            new Field((c, path, value) -> c.oneOf(path, (String) value, DayOfWeek.class), List.of("MONDAY"), wrong("monday", "Someday")),
            new Field((c, path, value) -> c.text(path, (String) value, Limits.NAME), List.of("Torget", "Melk \ud83e\udd5b", "x".repeat(Limits.NAME)),
                    wrong("", " ", "x".repeat(Limits.NAME + 1), "a\nb", "a\u0085", "Melk \ud83e", "\udd5bMelk")),
            new Field((c, path, value) -> c.optionalText(path, (String) value, Limits.NAME), nullOr("", " ", "Torget"), List.of("x".repeat(Limits.NAME + 1), "a\nb")));

    private static List<Object> wrong(Object... values) {
        return nullOr(values);
    }

    private static List<Object> nullOr(Object... values) {
        var all = new ArrayList<>(List.of(values));
        all.add(null);
        return all;
    }

    @Test
    void of_any_mix_of_fields_names_each_that_is_wrong_once_and_none_that_is_right() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            var checked = new Checking();
            var wrong = new ArrayList<String>();
            for (int line = 0; line < random.nextInt(20); line++) {
                Field field = FIELDS.get(random.nextInt(FIELDS.size()));
                boolean isRight = random.nextInt(3) > 0;
                List<?> values = isRight ? field.right() : field.wrong();
                String path = "lines[" + line + "].field";
                field.check().check(checked, path, values.get(random.nextInt(values.size())));
                if (!isRight) {
                    wrong.add(path);
                }
            }
            assertThat(checked.errors().stream().map(error -> error.substring(0, error.indexOf(' '))).toList()).as("seed %d, round %d", seed, round).isEqualTo(wrong);
            assertThat(checked.areNone()).as("seed %d, round %d", seed, round).isEqualTo(wrong.isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MILK, "7038010000010", "]C101" + MILK, "(01)" + MILK + "(17)261231", "https://id.gs1.org/01/" + MILK})
    void may_name_an_item_by_any_number_that_is_scanned(String scanned) {
        assertThat(checking.gtin("item", scanned)).isEqualTo(new Gtin(MILK));
        checking.mustHold();
    }

    @Test
    void hears_what_was_wrong_and_what_to_send() {
        checking.units("lines[3].units", 0, 1);
        checking.gtin("lines[3].item", null);
        checking.instant("from", "yesterday");
        checking.oneOf("day", "FREEDAY", Half.class);
        assertThat(checking.errors()).containsExactly("lines[3].units must be 1 to 10000000, was 0", "lines[3].item is missing; send a GTIN of 8, 12, 13 or 14 digits",
                "from must be a time with its offset, such as 2026-03-02T18:04:11+01:00, was yesterday", "day must be one of [FIRST, SECOND], was FREEDAY");
        assertThatThrownBy(checking::mustHold).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(422);
            assertThat(e.problem().errors()).hasSize(4);
        });
    }

    private enum Half { FIRST, SECOND }

    @Test
    void with_thousands_of_errors_hears_the_first_hundred_and_how_many_more() {
        for (int i = 0; i < 5_000; i++) {
            checking.units("lines[" + i + "].units", 0, 1);
        }
        assertThat(checking.errors()).hasSize(Limits.ERRORS + 1).last().isEqualTo("… and 4900 more");
    }

    @Test
    void that_repeats_a_megabyte_is_not_answered_with_it() {
        checking.fits("zone", "x".repeat(1 << 20), Rules::zone);
        assertThat(checking.errors().getFirst()).hasSizeLessThan(120);
    }
}
