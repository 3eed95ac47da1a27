package io.restock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The author of a client")
@ExtendWith(OpenChain.class)
@Order(Order.DEFAULT + 1)
class InterfaceTest {
    private static final int DASHBOARD = 0;

    /** Of a path's members, those that are operations. */
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    @ParameterizedTest(name = "of the service on the {0}th port")
    @ValueSource(ints = {DASHBOARD, 1, 2, 3, 4, 5})
    void finds_every_operation_described_and_what_it_answers_when_it_cannot(int service, Product restock) {
        var document = restock.get(restock.service(service) + "/q/openapi?format=json").body();
        assertThat(operations(document)).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.getValue().path("summary").asText()).describedAs(operation.getKey()).contains(" ");
            assertThat(operation.getValue().path("responses").path("default").path("content").has("application/problem+json")).describedAs(operation.getKey()).isTrue();
        });
        assertThat(document.path("components").path("schemas").path("Problem").path("properties").has("detail")).isTrue();
    }

    @ParameterizedTest(name = "of the service on the {0}th port")
    @ValueSource(ints = {DASHBOARD, 1, 2, 3, 4, 5})
    void finds_the_broken_promises_of_every_service_counted(int service, Product restock) {
        assertThat(restock.text(restock.service(service) + "/q/metrics")).contains("restock_invariant_violations_total");
    }

    private static Stream<Map.Entry<String, JsonNode>> operations(JsonNode document) {
        return document.path("paths").propertyStream().flatMap(path -> path.getValue().propertyStream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member -> Map.entry(member.getKey() + " " + path.getKey(), member.getValue())));
    }
}
