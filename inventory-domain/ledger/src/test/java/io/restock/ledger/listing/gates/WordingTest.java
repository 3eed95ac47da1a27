package io.restock.ledger.listing.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An article's name, made uniform")
class WordingTest {
    private static final int NAMES = 20_000;
    /** What names are made of, and what breaks readers of names. */
    private static final List<String> PIECES =
            List.of(" ", "  ", "\u00a0", "\t", "\u200b", "\ufeff", "a", "Å", "A\u030a", "ﬁ", "é", "e\u0301", "500", "1,5", "0.33", "6", "x", "X", "×", "gr", "gr.", "GRAMS",
                    "g", "kg", "Liter", "l", "ml", "fl. oz", "OZ", "stk", "milk", "Mel", "-", "/", ".", ",", "(", ")", "%", "\ud83e\uddc0", "٣", "漢", "\u0345", "İ", "ß");

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    private String someName() {
        return IntStream.range(0, random.nextInt(1, 14)).mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size()))).collect(Collectors.joining());
    }

    @Test
    void is_the_same_when_it_is_made_uniform_again() {
        System.out.println("seed " + seed);
        for (int i = 0; i < NAMES; i++) {
            String once = Wording.name(someName());
            assertThat(Wording.name(once)).as("seed %d, name %d", seed, i).isEqualTo(once);
            assertThat(Wording.text(once)).as("seed %d, name %d", seed, i).isEqualTo(once);
        }
    }

    @Test
    void says_the_same_of_how_much_it_is() {
        System.out.println("seed " + seed);
        for (int i = 0; i < NAMES; i++) {
            String name = Wording.text(someName());
            assertThat(Measure.of(Wording.name(name))).as("seed %d, name %d: %s", seed, i, name).isEqualTo(Measure.of(name));
        }
    }

    @Test
    void likeness_is_between_none_and_all_and_all_of_oneself() {
        System.out.println("seed " + seed);
        var rarity = new Rarity(1_000, Map.of("milk", 500, "a", 3));
        for (int i = 0; i < NAMES; i++) {
            Wording one = Wording.of(someName(), random.nextBoolean() ? null : "Å");
            Wording other = Wording.of(someName(), random.nextBoolean() ? null : "Fjellgard");
            assertThat(Similarity.of(one, other, rarity)).as("seed %d, pair %d", seed, i).isBetween(0.0, 1.0);
            assertThat(Similarity.of(one, one, rarity)).as("seed %d, pair %d: %s", seed, i, one).isEqualTo(one.words().isEmpty() ? 0.0 : 1.0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"'  Lett   melk 1LITER '|Lett melk 1 l", "Brunost 500gr.|Brunost 500 g.", "Cola 6X33cl|Cola 6 x 33 cl", "Juice 1,5 L|Juice 1,5 l", "Flour 2 LBS|Flour 2 lb",
                "Water 16.9 FL OZ|Water 16.9 fl oz", "Mel 1 stk|Mel 1 pcs", "Gjær 3-pk|Gjær 3-pk", "Vitamin B12|Vitamin B12"})
    void has_one_spelling(String written, String uniform) {
        assertThat(Wording.name(written)).isEqualTo(uniform);
    }

    @Test
    void has_letters_in_one_form_and_nothing_that_nobody_sees() {
        assertThat(Wording.text("Bla\u030abær\u200bsyltetøy\u00a0 \ufeff400 g")).isEqualTo("Blåbærsyltetøy 400 g");
        assertThat(Wording.textOrNull(" \u00a0\t")).isNull();
        String longest = "1g ".repeat(100);
        assertThat(Wording.name(longest)).isEqualTo(longest.strip()); // uniform it would not fit on a label
    }

    @ParameterizedTest
    @CsvSource({"Cola 6 x 33 cl,MILLILITRES,1980", "Cola 6x330ml,MILLILITRES,1980", "'Juice 1,5 l',MILLILITRES,1500", "Flour 2 kg,GRAMS,2000", "Eggs 12 stk,PIECES,12"})
    void says_how_much_it_is(String name, Measure.Kind kind, BigDecimal amount) {
        Measure measure = Measure.of(name);
        assertThat(measure).isNotNull().satisfies(is -> {
            assertThat(is.kind()).isEqualTo(kind);
            assertThat(is.amount()).isEqualByComparingTo(amount);
        });
    }
}
