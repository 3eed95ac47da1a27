package io.restock.ledger.listing.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Price;
import io.restock.ledger.listing.gates.Reason.Severity;
import io.restock.ledger.listing.gates.Surroundings.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The gates")
class GatesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Gln FJELLGARD = Gln.of("708000100001");
    private static final Gln OTHER = Gln.of("708000100002");
    private static final Gtin MILK = Gtin.of("0703801000001");
    private static final Gtin SOMETHING_ELSE = Gtin.of("0703801000002");
    private static final Draft FULL = draft(MILK, "Lettmelk 1 l", Unit.EACH, "20", null, null);

    private static Draft draft(Gtin number, String name, Unit unit, @Nullable String price, @Nullable String from, @Nullable String until) {
        return new Draft(number, name, "Fjellgard", "Dairy", "Milk", unit, 6, null, price == null ? null : price(price, "NOK", null), date(from), date(until));
    }

    private static Draft dated(@Nullable String from, @Nullable String until) {
        return draft(MILK, "Lettmelk 1 l", Unit.EACH, "20", from, until);
    }

    private static Draft named(String name) {
        return draft(MILK, name, Unit.EACH, "20", null, null);
    }

    private static Draft priced(@Nullable Price price) {
        return new Draft(MILK, "Lettmelk 1 l", "Fjellgard", "Dairy", "Milk", Unit.EACH, 6, null, price, null, null);
    }

    private static Price price(String amount, String currency, @Nullable String until) {
        return new Price(MILK, new BigDecimal(amount), currency, null, null, until == null ? null : Instant.parse(until));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static Known item(Gtin number, Unit unit, @Nullable Gln seller) {
        return new Known(number, "Lettmelk 1 l", "Fjellgard", "Dairy", "Milk", unit, 6, seller);
    }

    private static Surroundings around(@Nullable Known item, @Nullable Known packOf, List<TextMatch> alike, @Nullable Reference price) {
        return new Surroundings(FJELLGARD, true, FJELLGARD, item, packOf, alike, price);
    }

    private static final Surroundings NOTHING_SPECIAL = around(null, null, List.of(), null);

    private static Surroundings costs(String amount, String currency) {
        return around(null, null, List.of(), new Reference(new BigDecimal(amount), currency, "item " + MILK));
    }

    private static List<String> reasons(Draft draft, Surroundings around) {
        return reasons(draft, around, ListingRules.USUAL);
    }

    private static List<String> reasons(Draft draft, Surroundings around, ListingRules rules) {
        return new Gates(rules, TODAY).of(draft, around).stream().map(reason -> reason.gate() + " " + reason.field() + " " + reason.severity()).toList();
    }

    @Test
    void let_pass_what_is_complete_and_its_seller_s_own() {
        assertThat(reasons(FULL, NOTHING_SPECIAL)).isEmpty();
    }

    @Test
    void are_all_asked_so_that_everything_is_corrected_in_one_go() {
        Draft poor = new Draft(MILK, "Replica", null, null, null, Unit.EACH, null, null, price("90", "NOK", null), date("2026-02-01"), date("2026-01-01"));
        assertThat(reasons(poor, new Surroundings(FJELLGARD, false, OTHER, null, null, List.of(), new Reference(BigDecimal.TEN, "NOK", "item"))))
                .containsExactly("PREFIX_OWNER gtin REJECT", "SELLER seller REVIEW", "PRICE_VARIANCE price.amount REVIEW", "DATES availableUntil REJECT",
                        "COMPLETENESS brand REVIEW",
                        "FORBIDDEN_WORDS name REJECT");
    }

    @Nested
    class Identifier {
        @Test
        void a_pack_of_what_is_listed_is_no_article_of_its_own() {
            assertThat(reasons(FULL, around(null, item(SOMETHING_ELSE, Unit.EACH, null), List.of(), null))).containsExactly("IDENTIFIER gtin REJECT");
        }

        @Test
        void a_case_s_number_is_no_article_s() {
            assertThat(reasons(draft(Gtin.of("1703801000001"), "Lettmelk 1 l", Unit.EACH, "20", null, null), NOTHING_SPECIAL)).containsExactly("IDENTIFIER gtin REJECT");
        }

        @Test
        void a_scale_s_label_is_of_what_is_weighed() {
            var label = new Gtin("02000010000000");
            assertThat(reasons(draft(label, "Brunost 500 g", Unit.EACH, "20", null, null), NOTHING_SPECIAL)).containsExactly("IDENTIFIER gtin REVIEW");
            assertThat(reasons(draft(label, "Brunost", Unit.GRAM, "20", null, null), NOTHING_SPECIAL)).isEmpty();
        }

        @Test
        void an_item_s_unit_never_changes() {
            assertThat(reasons(FULL, around(item(MILK, Unit.GRAM, FJELLGARD), null, List.of(), null))).containsExactly("IDENTIFIER unit REJECT");
        }

        @Test
        void what_is_no_number_is_said_by_its_field() {
            assertThat(Reason.unreadable("gtin is missing; send one").gate()).isEqualTo(Gate.IDENTIFIER);
            assertThat(Reason.unreadable("packs[0].gtin must be another number").gate()).isEqualTo(Gate.IDENTIFIER);
        }
    }

    @Test
    void of_the_check_digit_and_of_reading_is_told_by_the_sentence() {
        assertThat(Reason.unreadable("gtin has a wrong check digit: 7 should end in 1"))
                .isEqualTo(new Reason(Gate.CHECK_DIGIT, "gtin", "has a wrong check digit: 7 should end in 1", Severity.REJECT));
        assertThat(Reason.unreadable("packs[0].gtin has a wrong check digit: 7").gate()).isEqualTo(Gate.CHECK_DIGIT);
        assertThat(Reason.unreadable("gtin must be 8 digits").gate()).isEqualTo(Gate.IDENTIFIER);
        assertThat(List.of("unit must be", "casePack must be", "price.amount must be", "brand must be"))
                .allSatisfy(error -> assertThat(Reason.unreadable(error).gate()).isEqualTo(Gate.READING));
        assertThat(List.of("availableFrom must be", "price.until must be")).allSatisfy(error -> assertThat(Reason.unreadable(error).gate()).isEqualTo(Gate.DATES));
    }

    @Nested
    class PrefixOwner {
        private List<String> ownedBy(@Nullable Gln owner, Gtin number) {
            return reasons(draft(number, "Lettmelk 1 l", Unit.GRAM, "20", null, null), new Surroundings(FJELLGARD, true, owner, null, null, List.of(), null));
        }

        @Test
        void another_seller_s_numbers_are_refused() {
            assertThat(ownedBy(OTHER, MILK)).containsExactly("PREFIX_OWNER gtin REJECT");
        }

        @Test
        void nobody_s_numbers_are_looked_at() {
            assertThat(ownedBy(null, MILK)).containsExactly("PREFIX_OWNER gtin REVIEW");
        }

        @Test
        void its_own_pass() {
            assertThat(ownedBy(FJELLGARD, MILK)).isEmpty();
        }

        @Test
        void a_number_for_use_within_a_company_says_nothing_of_its_maker() {
            assertThat(new Gates(ListingRules.USUAL, TODAY).of(draft(new Gtin("02000010000000"), "Brunost", Unit.GRAM, "20", null, null),
                    new Surroundings(FJELLGARD, true, null, null, null, List.of(), null))).singleElement()
                    .satisfies(reason -> assertThat(reason.problem()).contains("every company gives for itself"));
        }
    }

    @Nested
    class OfTheSeller {
        @Test
        void who_is_not_trusted_is_looked_at() {
            assertThat(reasons(FULL, new Surroundings(FJELLGARD, false, FJELLGARD, null, null, List.of(), null))).containsExactly("SELLER seller REVIEW");
        }

        @Test
        void nobody_takes_another_s_item_unseen() {
            assertThat(reasons(FULL, around(item(MILK, Unit.EACH, OTHER), null, List.of(), null))).containsExactly("SELLER gtin REVIEW");
        }

        @Test
        void its_own_item_and_one_that_nobody_sells_yet_pass() {
            assertThat(reasons(FULL, around(item(MILK, Unit.EACH, FJELLGARD), null, List.of(), null))).isEmpty();
            assertThat(reasons(FULL, around(item(MILK, Unit.EACH, null), null, List.of(), null))).isEmpty();
        }
    }

    @Nested
    class PriceVariance {
        @Test
        void up_to_half_more_or_less_passes() {
            assertThat(reasons(priced(price("30", "NOK", null)), costs("20", "NOK"))).isEmpty();
            assertThat(reasons(priced(price("10", "NOK", null)), costs("20", "NOK"))).isEmpty();
        }

        @Test
        void what_is_further_away_is_looked_at_and_says_how_far() {
            assertThat(reasons(priced(price("30.01", "NOK", null)), costs("20", "NOK"))).containsExactly("PRICE_VARIANCE price.amount REVIEW");
            assertThat(new Gates(ListingRules.USUAL, TODAY).of(priced(price("2", "NOK", null)), costs("20", "NOK"))).singleElement()
                    .satisfies(reason -> assertThat(reason.problem()).startsWith("is 2 NOK, 90% less than the 20 of item " + MILK + "; at most 50% passes unseen"));
        }

        @Test
        void another_currency_cannot_be_compared() {
            assertThat(reasons(priced(price("20", "EUR", null)), costs("20", "NOK"))).containsExactly("PRICE_VARIANCE price.currency REVIEW");
        }

        @Test
        void beside_what_is_free_only_free_passes() {
            assertThat(reasons(priced(price("1", "NOK", null)), costs("0", "NOK"))).containsExactly("PRICE_VARIANCE price.amount REVIEW");
            assertThat(reasons(priced(price("0", "NOK", null)), costs("0", "NOK"))).isEmpty();
        }

        @Test
        void the_rules_say_how_far_is_too_far() {
            var strict = new ListingRules(0.1, 0.5, 0.8, 0.6, 0.7, List.of());
            assertThat(reasons(priced(price("23", "NOK", null)), costs("20", "NOK"), strict)).containsExactly("PRICE_VARIANCE price.amount REVIEW");
        }
    }

    @Nested
    class Dates {
        @Test
        void the_last_day_is_not_before_the_first() {
            assertThat(reasons(dated("2026-04-02", "2026-04-01"), NOTHING_SPECIAL)).containsExactly("DATES availableUntil REJECT");
            assertThat(reasons(dated("2026-04-02", "2026-04-02"), NOTHING_SPECIAL)).isEmpty();
        }

        @Test
        void the_last_day_is_not_past() {
            assertThat(reasons(dated(null, "2026-03-01"), NOTHING_SPECIAL)).containsExactly("DATES availableUntil REJECT");
            assertThat(reasons(dated("2020-01-01", "2026-03-02"), NOTHING_SPECIAL)).isEmpty();
        }

        @Test
        void a_first_day_in_years_is_looked_at() {
            assertThat(reasons(dated("2028-03-03", null), NOTHING_SPECIAL)).containsExactly("DATES availableFrom REVIEW");
            assertThat(reasons(dated("2028-03-02", null), NOTHING_SPECIAL)).isEmpty();
        }

        @Test
        void a_price_that_has_ended_is_none() {
            assertThat(reasons(priced(price("20", "NOK", "2026-03-01T23:00:00Z")), NOTHING_SPECIAL)).containsExactly("DATES price.until REJECT");
            assertThat(reasons(priced(price("20", "NOK", "2026-03-03T00:00:00Z")), NOTHING_SPECIAL)).isEmpty();
        }
    }

    @Nested
    class Completeness {
        private Draft with(@Nullable String brand, @Nullable String category, String name, Unit unit) {
            return new Draft(MILK, name, brand, "Dairy", category, unit, null, null, null, null, null);
        }

        @Test
        void two_of_six_may_not_be_missing() {
            assertThat(Gates.completeness(with("Fjellgard", null, "Lettmelk 1 l", Unit.EACH))).isEqualTo(4.0 / 6, within(1e-9));
            assertThat(reasons(with("Fjellgard", null, "Lettmelk 1 l", Unit.EACH), NOTHING_SPECIAL)).containsExactly("COMPLETENESS category REVIEW");
        }

        @Test
        void one_may() {
            assertThat(reasons(with("Fjellgard", "Milk", "Lettmelk 1 l", Unit.EACH), NOTHING_SPECIAL)).isEmpty();
        }

        @Test
        void what_is_weighed_needs_no_size_in_its_name() {
            assertThat(reasons(with("Fjellgard", "Cheese", "Brunost", Unit.GRAM), NOTHING_SPECIAL)).isEmpty();
            assertThat(reasons(with("Fjellgard", "Cheese", "Brunost", Unit.EACH), NOTHING_SPECIAL)).containsExactly("COMPLETENESS price REVIEW");
        }

        @Test
        void without_a_name_it_is_nothing() {
            assertThat(Reason.unreadable("name must be 1 to 300 printable characters")).satisfies(reason -> {
                assertThat(reason.gate()).isEqualTo(Gate.COMPLETENESS);
                assertThat(reason.rejects()).isTrue();
            });
        }
    }

    @Nested
    class ForbiddenWords {
        @Test
        void are_found_in_any_case_and_as_phrases() {
            assertThat(reasons(named("MIRACLE-CURE tea 20 pcs"), NOTHING_SPECIAL)).containsExactly("FORBIDDEN_WORDS name REJECT");
            assertThat(reasons(named("Te som HELBREDER 20 pcs"), NOTHING_SPECIAL)).containsExactly("FORBIDDEN_WORDS name REJECT");
        }

        @Test
        void are_whole_words() {
            assertThat(reasons(named("Manicures set 4 pcs"), NOTHING_SPECIAL)).isEmpty();
            assertThat(reasons(named("A cure for miracle seekers 4 pcs"), NOTHING_SPECIAL)).isEmpty();
        }

        @Test
        void stand_in_no_brand_nor_category_either() {
            Draft draft = new Draft(MILK, "Watch 1 pcs", "Replica Inc", "Watches", "Counterfeit", Unit.EACH, 1, null, null, null, null);
            assertThat(reasons(draft, NOTHING_SPECIAL)).containsExactly("FORBIDDEN_WORDS brand REJECT", "FORBIDDEN_WORDS category REJECT");
        }

        @Test
        void are_those_of_the_rules() {
            assertThat(reasons(named("Replica 1 l"), NOTHING_SPECIAL, new ListingRules(0.5, 0.5, 0.8, 0.6, 0.7, List.of("  ", "lettmelk")))).isEmpty();
            assertThat(reasons(FULL, NOTHING_SPECIAL, new ListingRules(0.5, 0.5, 0.8, 0.6, 0.7, List.of("lettmelk")))).containsExactly("FORBIDDEN_WORDS name REJECT");
        }
    }

    @Nested
    class Duplicate {
        private Surroundings alike(double score, Unit unit, @Nullable Known item) {
            return around(item, null, List.of(new TextMatch(item(SOMETHING_ELSE, unit, null), score)), null);
        }

        @Test
        void what_reads_the_same_under_another_number_is_looked_at() {
            assertThat(reasons(FULL, alike(0.8, Unit.EACH, null))).containsExactly("DUPLICATE name REVIEW");
        }

        @Test
        void what_reads_nearly_so_passes() {
            assertThat(reasons(FULL, alike(0.79, Unit.EACH, null))).isEmpty();
        }

        @Test
        void what_is_counted_otherwise_or_listed_itself_is_none() {
            assertThat(reasons(FULL, alike(1, Unit.GRAM, null))).isEmpty();
            assertThat(reasons(FULL, alike(1, Unit.EACH, item(MILK, Unit.EACH, FJELLGARD)))).isEmpty();
        }
    }
}
