package io.restock.terminal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.restock.contracts.CheckDigit;
import io.restock.contracts.catalog.Labels;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An invented chain")
class ChainGeneratorTest {
    private static final Chain CHAIN = new ChainGenerator(7, 60, 2_000, 3, 6).chain();

    @Test
    void the_same_seed_gives_the_same_chain_and_another_seed_another() {
        assertThat(new ChainGenerator(7, 60, 2_000, 3, 6).chain()).isEqualTo(CHAIN);
        assertThat(new ChainGenerator(8, 60, 2_000, 3, 6).chain()).isNotEqualTo(CHAIN);
    }

    @Test
    void a_larger_chain_keeps_the_items_and_stores_of_the_smaller_one() {
        var larger = new ChainGenerator(7, 61, 2_100, 3, 6).chain();

        assertThat(larger.shops().subList(0, 60)).extracting(Chain.Shop::store).isEqualTo(CHAIN.shops().stream().map(Chain.Shop::store).toList());
        assertThat(larger.articles().subList(0, 2_000)).extracting(Chain.Article::item)
                .isEqualTo(CHAIN.articles().stream().map(Chain.Article::item).toList());
    }

    @Test
    void all_numbers_are_different_and_those_that_are_scanned_have_a_correct_check_digit() {
        var numbers = new HashSet<Gtin>();
        int listed = 0;
        for (var article : CHAIN.articles()) {
            listed += 1 + article.item().packs().size();
            numbers.add(article.item().gtin());
            article.item().packs().forEach(pack -> {
                numbers.add(pack.gtin());
                assertThat(pack.units()).isEqualTo(article.item().casePack());
            });
            assertThat(article.weighed() || CheckDigit.holds(article.item().gtin().digits())).isTrue();
        }
        assertThat(numbers).hasSize(listed);
    }

    @Test
    void half_of_the_items_name_one_of_their_category_that_is_listed_before_them() {
        var before = new HashMap<Gtin, Item>();
        int naming = 0;
        for (var article : CHAIN.articles()) {
            Item item = article.item();
            for (Gtin other : item.substitutes()) {
                assertThat(before).containsKey(other);
                assertThat(before.get(other)).extracting(Item::category, Item::unit).containsExactly(item.category(), item.unit());
                naming++;
            }
            before.put(item.gtin(), item);
        }
        assertThat(naming).isBetween(700, 1_000);
    }

    @Test
    void a_weighed_item_is_listed_under_its_label_without_a_price() {
        var weighed = CHAIN.articles().stream().filter(Chain.Article::weighed).toList();

        assertThat(weighed).isNotEmpty().allSatisfy(article -> {
            assertThat(article.item().unit()).isEqualTo(Unit.GRAM);
            var label = Numbers.priceLabel(article.item().gtin(), 2_019);
            assertThat(label.isVariableMeasureLabel()).isTrue();
            assertThat(label.withoutLabelValue()).isEqualTo(article.item().gtin());
            assertThat(Labels.usual(label, 7, "NOK").value(label)).isEqualByComparingTo("20.19");
        });
    }

    @Test
    void names_are_different_and_prices_and_case_packs_plausible() {
        assertThat(CHAIN.articles()).extracting(article -> article.item().name()).doesNotHaveDuplicates();
        assertThat(CHAIN.shops()).extracting(shop -> shop.store().name()).doesNotHaveDuplicates();
        assertThat(CHAIN.articles()).allSatisfy(article -> {
            assertThat(article.price().doubleValue()).isBetween(10.0, 400.0);
            if (!article.weighed()) {
                assertThat(article.item().casePack()).isBetween(4, 24);
            }
        });
    }

    @Test
    void the_best_of_four_hundred_items_sells_a_few_percent_of_all_lines() {
        var shares = new ChainGenerator(1, 1, 400, 1, 6).chain().articles().stream().mapToDouble(Chain.Article::share).sorted().toArray();

        assertThat(java.util.Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        assertThat(shares[399]).isBetween(0.015, 0.08);
        assertThat(shares[0]).isLessThan(0.001);
    }

    @Test
    void despatches_of_two_centers_never_share_a_code() {
        assertThat(CHAIN.centers().stream().map(center -> Sscc.of(center.gln(), 5))).doesNotHaveDuplicates();
    }

    @Test
    void a_chain_without_stores_is_refused_by_name() {
        assertThatThrownBy(() -> new ChainGenerator(1, 0, 1, 1, 6)).hasMessage("stores must be 1 to 10000, was 0");
    }

    @Test
    void an_in_house_number_is_never_mistaken_for_a_label_without_a_price() {
        for (long id : new long[] {0, 100_000, 26_190_000, 999_900_000, 999_999_999}) {
            var gtin = Numbers.inHouse(9, id);
            assertThat(CheckDigit.holds(gtin.digits())).isTrue();
            assertThat(gtin.withoutLabelValue()).isNotEqualTo(gtin);
        }
    }
}
