package io.restock.search.words;

import static io.restock.search.Shop.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.catalog.Item;
import io.restock.search.catalog.Catalog;
import io.restock.search.stock.Words;
import io.restock.search.words.Understanding.Understood;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What people meant by what they typed")
class UnderstandingTest {
    private final Catalog catalog = new Catalog(Set.of(), Instant.EPOCH);
    private Understanding understanding;

    @BeforeEach
    void a_catalog() {
        String[] names = {"Rugbrød skiver 500 g", "Lettmelk 1,5 l", "Silk shampoo", "Choclate cookies", "Jordbærsyltetøy", "Potato chips", "Cola 6x33cl", "Kyllingfilet naturell",
            "Ben's d'Olive",
            "Helmelk 1 l", "Melkesjokolade"};
        for (int i = 0; i < names.length; i++) {
            catalog.put(new Item(item(i + 1), names[i], i == 1 ? "Fjellgard" : null, "Food", i == 1 ? "Milk" : null, Item.Unit.EACH, 6, List.of()));
        }
        understanding = new Understanding(catalog.lexicon());
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @ParameterizedTest
    @CsvSource({
        "rugbørd, 1", "rugbrod, 1", "rugbrd, 1", "rugbrødd, 1", "rugvrød skiver, 1", "skiver rugbrød, 1", "rug brød, 1", "rugbrødskiver, 1", "skverr, 1", "rugbroed, 1",
        "jordbarsylte, 5", "jordbaersyltetoey, 5", "jodrbærsylt, 5", "jordbær sylte tøy, 5", "potatochips, 6", "crisps, 6", "kyling filett, 8", "kylingfilet, 8", "kyllnigfi, 8",
        "cola 330 ml, 7", "'cola 0,33 l', 7", "cola 33cl, 7", "cola 6pk, 7", "cola 6 x, 7", "6 stk cola, 7", "rugbrød 0.5 kg, 1", "'lettmelk 1,5', 2", "lettmelk 15 dl, 2",
        "lettmelk 1500ml, 2",
        "olive, 9", "bens, 9", "ben's, 9", "fjelgard lett, 2", "fjellgard milk, 2"})
    void finds_what_it_was(String typed, int wanted) {
        assertThat(best(typed)).isEqualTo(item(wanted).digits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lettmelk 1,75", "cola 330 g", "potato milk", "xyzzy", "olive silk", "cola 44", "mxl", "skk"})
    void finds_nothing_where_nothing_was_meant(String typed) {
        assertThat(best(typed)).isNull();
    }

    @Test
    void what_some_item_has_is_what_was_meant_however_much_is_like_it() {
        assertThat(understand("silk").corrected()).isFalse();
        assertThat(understand("choclate").corrected()).as("it is written so on an item").isFalse();
        assertThat(understand("melk").wanted()).isEqualTo(Words.of("melk"));
        assertThat(understand("melke").corrected()).as("the beginning of a word").isFalse();
        assertThat(understand("1,76 l").corrected()).as("digits are never wrong").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"rugbørd skiver, rugbrød skiver", "kyling filett, kyllingfilet", "rugbrødskiver, rugbrød skiver", "sylk shampo, silk shampo"})
    void is_said_as_the_item_writes_it(String typed, String meant) {
        Understood understood = understand(typed);
        assertThat(understood.corrected()).isTrue();
        var best = catalog.describe(understanding.items(understood.wanted(), 1).getFirst());
        assertThat(new Reasons(catalog.lexicon()).meant(understood.wanted(), best)).isEqualTo(meant);
    }

    @Test
    void an_item_that_is_called_otherwise_is_found_by_that_and_no_longer_by_what_it_was_called() {
        catalog.put(new Item(item(1), "Knekkebrød", null, "Food", null, Item.Unit.EACH, 6, List.of()));
        assertThat(best("knekkebrod")).isEqualTo(item(1).digits());
        assertThat(best("rugbrød skiver")).isNull();
    }

    @Test
    void each_word_has_its_reason() {
        assertThat(reasons("fjellgard lettmelk 1,5")).containsExactly("“fjellgard” is “Fjellgard” in the brand", "“lettmelk” is “Lettmelk” in the name",
                "“1.5” is “1,5” in the name");
        assertThat(reasons("letmelk mil")).containsExactly("“letmelk” is read as “Lettmelk” in the name", "“mil” begins “Milk” in the category");
    }

    private List<String> reasons(String typed) {
        var wanted = understand(typed).wanted();
        return new Reasons(catalog.lexicon()).of(wanted, catalog.describe(item(2))).stream().map(Reasons.Reason::sentence).toList();
    }

    private @Nullable String best(String typed) {
        return understanding.items(understand(typed).wanted(), 1).stream().findFirst().map(gtin -> gtin.digits()).orElse(null);
    }

    private Understood understand(String typed) {
        return understanding.understand(Words.of(typed));
    }
}
