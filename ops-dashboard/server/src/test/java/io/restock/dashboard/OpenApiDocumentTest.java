package io.restock.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The types of the page")
class OpenApiDocumentTest {
    @Test
    void are_made_from_the_document_of_this_very_server() throws Exception {
        var built = Json.MAPPER.readTree(Files.readAllBytes(Path.of("target/openapi/openapi.json")));
        var kept = Json.MAPPER.readTree(Files.readAllBytes(Path.of("../web/openapi.json")));
        assertThat(kept).describedAs("the API has changed: copy target/openapi/openapi.json to ../web/openapi.json and build again").isEqualTo(built);
    }
}
