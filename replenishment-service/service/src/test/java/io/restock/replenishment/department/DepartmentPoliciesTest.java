package io.restock.replenishment.department;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.orders.AimFrom;
import io.restock.engine.aim.ServiceAim;
import io.restock.engine.aim.ServiceAim.Filled;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.replenishment.storeitem.PolicyInForce;
import io.restock.replenishment.storeitem.StoreItemPolicy;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("By what a store-item is decided")
class DepartmentPoliciesTest {
    private static final Gln HERE = new Gln("7080000000005");
    private static final Gln ELSEWHERE = new Gln("7080000000012");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final DepartmentPolicies NOBODY = new DepartmentPolicies(Map.of());
    private static final DepartmentPolicies CHAIN = NOBODY.with(policy(null, new InStock(0.9), 4, 400, 9));

    @Test
    void is_the_chain_s_standard_where_nobody_decided_anything() {
        var standing = of(NOBODY, StoreItemPolicy.NONE);
        assertThat(standing).isEqualTo(new PolicyInForce(new InStock(0.98), null, OptionalInt.empty(), 0, 0, 0));
        assertThat(of(NOBODY.with(new DepartmentPolicy(new Place("Bakery", null), NOON, new InStock(0.6), 9, 9, 9, false)), StoreItemPolicy.NONE)).isEqualTo(standing);
    }

    @Test
    void is_its_department_s_policy_in_the_chain() {
        assertThat(of(CHAIN, StoreItemPolicy.NONE)).isEqualTo(new PolicyInForce(new InStock(0.9), new AimFrom(AimFrom.Kind.DEPARTMENT, "Dairy", 1), OptionalInt.empty(), 4, 0, 9));
    }

    @Test
    void is_its_department_s_policy_at_the_store_first_field_by_field() {
        var both = CHAIN.with(policy(HERE, new Filled(0.97), null, null, 0));
        assertThat(of(both, StoreItemPolicy.NONE))
                .isEqualTo(new PolicyInForce(new Filled(0.97), new AimFrom(AimFrom.Kind.DEPARTMENT_AT_STORE, "Dairy", 1), OptionalInt.empty(), 4, 0, 0));
        assertThat(StoreItemPolicy.NONE.over(both.of(ELSEWHERE, "Dairy", false)).aim()).isEqualTo(new InStock(0.9));
        var withoutAim = CHAIN.with(policy(HERE, null, 0, null, null));
        assertThat(of(withoutAim, StoreItemPolicy.NONE))
                .isEqualTo(new PolicyInForce(new InStock(0.9), new AimFrom(AimFrom.Kind.DEPARTMENT, "Dairy", 1), OptionalInt.empty(), 0, 0, 9));
    }

    @Test
    void is_its_own_policy_before_all_others_field_by_field() {
        var own = new StoreItemPolicy(new InStock(0.98), OptionalInt.of(7), OptionalInt.of(0), 12, 3);
        assertThat(of(CHAIN, own)).isEqualTo(new PolicyInForce(new InStock(0.98), AimFrom.ITSELF, OptionalInt.of(7), 0, 12, 3));
        assertThat(of(CHAIN, new StoreItemPolicy(null, OptionalInt.empty(), OptionalInt.of(2), 0, 0)))
                .isEqualTo(new PolicyInForce(new InStock(0.9), new AimFrom(AimFrom.Kind.DEPARTMENT, "Dairy", 1), OptionalInt.empty(), 2, 0, 9));
    }

    @Test
    void never_wants_more_on_a_shelf_than_it_takes() {
        assertThat(of(CHAIN, new StoreItemPolicy(null, OptionalInt.empty(), OptionalInt.empty(), 3, 0)).presentationMinimum()).isEqualTo(3);
    }

    @Test
    void counts_what_is_weighed_in_grams() {
        assertThat(CHAIN.of(HERE, "Dairy", true).presentationMinimum()).isEqualTo(400);
        assertThat(CHAIN.of(HERE, "Dairy", false).presentationMinimum()).isEqualTo(4);
    }

    @Test
    void is_no_policy_that_has_ended() {
        assertThat(of(CHAIN.with(DepartmentPolicy.ended(new Place("Dairy", null), NOON.plusSeconds(1))), StoreItemPolicy.NONE)).isEqualTo(of(NOBODY, StoreItemPolicy.NONE));
    }

    private static PolicyInForce of(DepartmentPolicies policies, StoreItemPolicy own) {
        return own.over(policies.of(HERE, "Dairy", false));
    }

    private static DepartmentPolicy policy(Gln store, ServiceAim aim, Integer minimum, Integer grams, Integer lifeDays) {
        return new DepartmentPolicy(new Place("Dairy", store), NOON, aim, minimum, grams, lifeDays, false);
    }
}
