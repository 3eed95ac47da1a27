package io.restock.border.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The figure of broken promises")
class ViolationsTest {
    private static final Operations SHOP = new Operations() {
        @Override
        public Account account() {
            return new Account("shop", Instant.EPOCH, Map.of(), Map.of());
        }

        @Override
        public Verification verification() {
            return new Verification("shop", List.of(
                    new Check("shelves are level", 10, 2, List.of("a", "b")), new Check("doors are shut", 3, 0, List.of()), new Check("bread is fresh", 4, 1, List.of("c"))));
        }
    };

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Violations violations = new Violations();

    @Test
    void stands_at_nothing_before_anybody_looks_and_counts_all_that_each_look_finds() throws Exception {
        violations.bindTo(meters);
        assertThat(counted()).isZero();
        var operator = new Verifier();
        operator.service = SHOP;
        operator.violations = violations;
        assertThat(operator.verification().checks()).hasSize(3);
        assertThat(counted()).isEqualTo(3);
        operator.verification();
        assertThat(counted()).isEqualTo(6);
    }

    private double counted() {
        return meters.get("restock.invariant.violations").counter().count();
    }
}
