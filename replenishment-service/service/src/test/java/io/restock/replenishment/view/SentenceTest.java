package io.restock.replenishment.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.orders.AimFrom;
import io.restock.contracts.orders.Constraints;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.Trigger;
import io.restock.contracts.orders.Wanted;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sentence for a store manager")
class SentenceTest {
    private static final Instant AT = Instant.parse("2026-03-02T17:04:00Z");

    @Test
    void says_what_happened_what_is_expected_and_what_was_ordered() {
        assertThat(sentence("ItemSold 0/7", null)).isEqualTo("On 2 March at 18:04 a sale left this item at 3 (3 on hand, 0 on order), below its "
                + "reorder level of 5. Until the delivery after the next, 27 hours from then, customers are expected to want about 2.4; "
                + "the level is the lowest that serves 98% of them. So we ordered 1 pack of 6.");
    }

    @Test
    void names_the_merchandiser_and_the_shelf() {
        assertThat(sentence("PolicyChanged 0/9", "REORDER_LEVEL=5; SHELF_CAPACITY=9"))
                .contains("a change of the policy", "A merchandiser has set that level.", "No more was ordered than the shelf takes.")
                .doesNotContain("customers");
    }

    @Test
    void says_what_is_promised_to_customers() {
        assertThat(Sentence.of(new Explanation("ItemsReserved 0/8", AT, AT, 5, 0, 2, 3, 2.4, 4, 27, 0.98, 6, 5, 1, null), ZoneId.of("Europe/Oslo")))
                .startsWith("On 2 March at 18:04 a customer's reservation left this item at 3 (5 on hand, 0 on order, 2 promised to customers), below its reorder level of 5.");
    }

    @Test
    void says_what_the_level_is_for_and_what_will_be_past_its_date() {
        assertThat(sentence(new Wanted.FillRate(0.97), 2)).contains(
                "the level is the lowest that fills 97% of what they want from the shelf, which leaves it with stock in 98% of such intervals.",
                "Of what is there, 2 will be past their date before anybody wants it.");
        assertThat(sentence(new Wanted.Profit(4, 0.1), 0)).contains("the lowest that pays: at 98% the next unit would cost more to keep than its margin brings.")
                .doesNotContain("date");
    }

    @Test
    void says_whose_policy_the_level_comes_from() {
        var wanted = new Wanted.ServiceLevel(0.95);
        assertThat(sentence(wanted, 0, new AimFrom(AimFrom.Kind.DEPARTMENT, "Dairy", 2))).contains("the lowest that serves 98% of them, by the department's policy (Dairy).");
        assertThat(sentence(wanted, 0, new AimFrom(AimFrom.Kind.DEPARTMENT_AT_STORE, "Dairy", 2)))
                .contains("serves 98% of them, by the department's policy at this store (Dairy).");
        assertThat(sentence(wanted, 0, AimFrom.ITSELF)).contains("serves 98% of them, by the policy of this item at this store.");
        assertThat(sentence(wanted, 0, null)).contains("serves 98% of them.");
        assertThat(sentence("DepartmentReviewAsked 0/9", null)).contains("a change of the department's policy left this item at 3");
    }

    private static String sentence(Wanted wanted, int outdating) {
        return sentence(wanted, outdating, null);
    }

    private static String sentence(Wanted wanted, int outdating, AimFrom from) {
        return Sentence.of(
                new Explanation(Trigger.of("DayClosed 0/1"), AT, AT, 3, 0, 0, 3, 2.4, 4, 27, 0.98, 6, 5, 1, Constraints.NONE, new Explanation.Aim(wanted, 1, 1, from), outdating,
                        null,
                        null, 7L, 0),
                ZoneId.of("Europe/Oslo"));
    }

    private static String sentence(String trigger, String constraint) {
        return Sentence.of(new Explanation(trigger, AT, AT, 3, 0, 0, 3, 2.4, 4, 27, 0.98, 6, 5, 1, constraint), ZoneId.of("Europe/Oslo"));
    }

    @Test
    void a_need_names_the_wave_that_takes_it() {
        assertThat(Sentence.wave(Instant.parse("2026-03-02T20:00:00Z"), ZoneId.of("Europe/Oslo"))).isEqualTo(" It leaves with the wave of 2 March at 21:00.");
    }
}
