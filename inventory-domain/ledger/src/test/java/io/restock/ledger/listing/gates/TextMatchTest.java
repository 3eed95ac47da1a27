package io.restock.ledger.listing.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What reads like an article")
class TextMatchTest {
    private static final Rarity RARITY = new Rarity(10_000, Map.of("melk", 2_000, "lettmelk", 20, "fjellgard", 40, "økologisk", 300, "tine", 900));
    private int number;

    private Known listed(String name, @Nullable String brand, @Nullable String category) {
        return new Known(Gtin.of("0703801%06d".formatted(++number)), name, brand, category == null ? null : "Department of " + category, category, Unit.EACH, 1, null);
    }

    private static Draft draft(String name, @Nullable String brand) {
        return new Draft(Gtin.of("0703801099999"), name, brand, null, null, Unit.EACH, null, null, null, null, null);
    }

    private static double score(Draft draft, Known listed) {
        return TextMatch.among(List.of(listed), draft, RARITY).stream().mapToDouble(TextMatch::score).findFirst().orElse(0);
    }

    @Test
    void is_the_same_whatever_the_order_case_and_units_of_its_words() {
        assertThat(score(draft("Lettmelk økologisk 1 l", "Fjellgard"), listed("FJELLGARD Økologisk lettmelk 1000ml", "Fjellgard", null))).isEqualTo(1);
    }

    @Test
    void is_worth_what_the_shared_words_are_worth() {
        double lettmelk = Math.log(1 + 10_000 / 20.0);
        double melk = Math.log(1 + 10_000 / 2_000.0);
        assertThat(score(draft("Lettmelk melk", null), listed("Lettmelk", null, null))).isEqualTo(lettmelk / (lettmelk + melk), within(1e-9));
        assertThat(score(draft("Lettmelk melk", null), listed("Melk", null, null))).isEqualTo(melk / (lettmelk + melk), within(1e-9));
    }

    @Test
    void is_less_so_with_another_size_or_brand() {
        Draft milk = draft("Lettmelk 1 l", "Fjellgard");
        assertThat(score(milk, listed("Lettmelk 1.75 l", "Fjellgard", null))).isEqualTo(Similarity.OTHER_SIZE, within(1e-9));
        assertThat(score(milk, listed("Lettmelk", "Fjellgard", null))).isEqualTo(Similarity.UNSAID, within(1e-9));
        assertThat(score(milk, listed("Lettmelk 1 l", "Tine", null))).isLessThan(Similarity.OTHER_BRAND / 2);
    }

    @Test
    void is_less_so_of_another_maker_where_no_brand_says_it() {
        Known others = new Known(Gtin.of("0703802000001"), "Balsamico", null, null, null, Unit.EACH, 1, null);
        assertThat(score(draft("Balsamico", null), others)).isEqualTo(Similarity.OTHER_MAKER, within(1e-9));
        assertThat(score(draft("Balsamico", null), listed("Balsamico", null, null))).isEqualTo(1);
        assertThat(draft("Balsamico", null).likeness()).isNotEqualTo(new Draft(others.gtin(), "Balsamico", null, null, null, Unit.EACH, null, null, null, null, null).likeness());
        assertThat(draft("Balsamico", "Tine").likeness()).isEqualTo(new Draft(others.gtin(), "balsamico", "TINE", null, null, Unit.EACH, null, null, null, null, null).likeness());
    }

    @Test
    void is_no_match_without_a_word_in_common_and_never_the_article_itself() {
        assertThat(TextMatch.among(List.of(listed("Brunost 500 g", "Tine", null)), draft("Lettmelk 1 l", "Fjellgard"), RARITY)).isEmpty();
        Known itself = new Known(Gtin.of("0703801099999"), "Lettmelk 1 l", "Fjellgard", null, null, Unit.EACH, 1, null);
        assertThat(TextMatch.among(List.of(itself), draft("Lettmelk 1 l", "Fjellgard"), RARITY)).isEmpty();
    }

    @Test
    void says_where_it_belongs_by_vote() {
        Draft milk = draft("Lettmelk økologisk 1 l", null);
        var matches = TextMatch.among(
                List.of(listed("Lettmelk 1 l", null, "Milk"), listed("Lettmelk økologisk 2 l", null, "Milk"), listed("Lettmelk iskrem 1 l", null, "Ice"),
                        listed("Lettmelk", null, null)),
                milk, RARITY);
        assertThat(Classified.by(matches)).hasValueSatisfying(by -> {
            assertThat(by.category()).isEqualTo("Milk");
            assertThat(by.department()).isEqualTo("Department of Milk");
            assertThat(by.share()).isBetween(0.6, 0.9);
        });
        var weak = IntStream.range(0, 9).mapToObj(_ -> new TextMatch(listed("Lettmelk iskrem", null, "Ice"), 0.2));
        var many = Stream.concat(Stream.of(new TextMatch(listed("Lettmelk økologisk", null, "Milk"), 0.8)), weak).toList();
        assertThat(Classified.by(many)).hasValueSatisfying(by -> assertThat(by.category()).isEqualTo("Milk"));
        assertThat(Classified.by(List.of())).isEmpty();
        assertThat(Classified.by(List.of(new TextMatch(listed("Lettmelk", null, null), 1)))).isEmpty();
    }
}
