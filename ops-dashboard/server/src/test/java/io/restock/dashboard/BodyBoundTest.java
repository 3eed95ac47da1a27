package io.restock.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.border.http.Problem;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The border of every service, asked through this one. */
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A body that does not say how long it is")
class BodyBoundTest {
    private static final int TAKEN = 2 << 20;
    /** It ends amid a field, where Jackson wraps what it runs into. */
    private static final String JSON = "{\"type\": \"ItemSold\", \"value\": {\"units\": 1";
    private static final String END = "}}";

    @TestHTTPResource("/")
    URI service;

    @ParameterizedTest
    @CsvSource({"correct, HTTP_1_1", "correct, HTTP_2", "dismiss, HTTP_1_1", "dismiss, HTTP_2"})
    void is_told_how_much_is_taken_when_it_is_more(String deed, Version version) throws Exception {
        var answer = sent(deed, version, TAKEN + 1);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains("the body has more than the 2097152 bytes that are taken");
    }

    @ParameterizedTest
    @CsvSource({"correct, HTTP_1_1", "correct, HTTP_2", "dismiss, HTTP_1_1", "dismiss, HTTP_2"})
    void is_read_when_it_is_just_as_much(String deed, Version version) throws Exception {
        assertThat(sent(deed, version, TAKEN).statusCode()).isIn(404, 422);
    }

    private HttpResponse<String> sent(String deed, Version version, int bytes) throws Exception {
        String body = JSON + " ".repeat(bytes - JSON.length() - END.length()) + END;
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(service.resolve("/v1/quarantine/1/" + deed)).version(version).header("Authorization", "Bearer " + TestTokens.everything())
                    .header("Content-Type", "application/json").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))).build(),
                    BodyHandlers.ofString());
        }
    }
}
