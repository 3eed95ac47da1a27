package io.restock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Settlement;
import io.restock.contracts.exceptions.Work;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What settles an exception")
class SettlementsTest {
    private static Set<String> operations;

    @BeforeAll
    static void all_services_are_read() {
        operations = AccessTest.actions().keySet().stream().map(SettlementsTest::withoutNames).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(ExceptionKind.class)
    void is_an_operation_that_a_service_has(ExceptionKind kind) {
        for (Settlement settlement : Work.of(kind).settlements()) {
            assertThat(operations).as(settlement.words()).contains(withoutNames(settlement.method().toLowerCase(Locale.ROOT) + " " + settlement.address()));
        }
    }

    private static String withoutNames(String operation) {
        return operation.replaceAll("\\?.*", "").replaceAll("\\{\\w+}", "{}");
    }
}
