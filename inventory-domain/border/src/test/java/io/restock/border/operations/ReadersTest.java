package io.restock.border.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.restock.border.http.Caller;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Role;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Account and verification of a service")
class ReadersTest {
    /** Its account is for stores, too; its verification for operators only, as nothing else is said. */
    private static final Operations SHOP = new Operations() {
        @Override
        public Role[] accountReaders() {
            return new Role[] {Role.STORE, Role.OPERATOR};
        }

        @Override
        public Account account() {
            return new Account("shop", Instant.EPOCH, Map.of(), Map.of());
        }

        @Override
        public Verification verification() {
            return new Verification("shop", List.of());
        }
    };

    @Test
    void are_read_by_whom_the_service_names_and_by_auditors() throws Exception {
        assertThat(as(Role.STORE).account().service()).isEqualTo("shop");
        assertThat(as(Role.AUDITOR).account().service()).isEqualTo("shop");
        assertThatThrownBy(() -> as(Role.DC).account()).isInstanceOf(ProblemException.class).hasMessageContaining("needs one of the roles");
        assertThat(as(Role.OPERATOR).verification().service()).isEqualTo("shop");
        assertThat(as(Role.AUDITOR).verification().service()).isEqualTo("shop");
        assertThatThrownBy(() -> as(Role.STORE).verification()).isInstanceOf(ProblemException.class).hasMessageContaining("needs one of the roles");
    }

    private static OperationsResource as(Role role) {
        var violations = new Violations();
        violations.bindTo(new SimpleMeterRegistry());
        return operations(SHOP, violations, new Caller("ann", Set.of(), EnumSet.of(role)));
    }

    static OperationsResource operations(Operations service, Violations violations, Caller caller) {
        var operations = new OperationsResource();
        operations.service = service;
        operations.violations = violations;
        operations.caller = caller;
        return operations;
    }
}
