package io.restock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import io.restock.local.testing.EngineTestResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The border of every service, asked through this one. */
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@TestProfile(LongWorkTest.ShortPatience.class)
@DisplayName("A body that has come")
class LongWorkTest {
    private static final Duration WITHIN = Duration.ofMillis(500);
    private static final String PATH = "/v1/long-work";
    private static final String LINES = "{\"lines\": [" + "1, ".repeat(40_000) + "1]}";
    private static final Duration WORK = WITHIN.plusSeconds(2);

    public static final class ShortPatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("restock.body-within", WITHIN.toString(), "quarkus.http.limits.max-body-size", "128K"); // by which a body has its time that says no length
        }
    }

    /** Has all of the body at once, and then much to do. */
    @Path(PATH)
    public static class Working {
        @PUT
        @May(Action.READ_ONESELF)
        @RunOnVirtualThread
        public int work(JsonNode body) throws InterruptedException {
            Thread.sleep(WORK); // the work, and longer than a body may take to come
            return body.path("lines").size();
        }

        /** Works on each third of the body while the next one waits to be read. */
        @PUT
        @Path("/bit-by-bit")
        @May(Action.READ_ONESELF)
        @RunOnVirtualThread
        public int workBitByBit(InputStream body) throws InterruptedException, IOException {
            int parts = 0;
            for (byte[] part = body.readNBytes(LINES.length() / 3); part.length > 0; part = body.readNBytes(LINES.length() / 3)) {
                parts++;
                Thread.sleep(WORK.dividedBy(3));
            }
            return parts;
        }
    }

    @Test
    void is_worked_on_for_longer_than_one_may_take_to_come() throws Exception {
        assertThat(sent(Halves.of(PATH, LINES))).startsWith("HTTP/1.1 200").endsWith("40001");
    }

    @Test
    void is_worked_on_as_long_where_it_did_not_say_how_long_it_is() throws Exception {
        assertThat(sent(Halves.chunked(PATH, LINES))).startsWith("HTTP/1.1 200").contains("40001");
    }

    @Test
    void may_wait_to_be_read_while_what_came_before_is_worked_on() throws Exception {
        assertThat(sent(Halves.chunked(PATH + "/bit-by-bit", LINES))).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + "/bit-by-bit"})
    void is_not_waited_for_where_half_of_it_stays_away(String path) throws Exception {
        try (var halves = Halves.of(path, LINES)) {
            halves.sendFirst();
            assertThat(halves.answer()).isEmpty();
        }
    }

    private static String sent(Halves halves) throws Exception {
        try (halves) {
            halves.sendFirst();
            halves.sendSecond();
            return halves.answer();
        }
    }
}
