package io.restock.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Json;
import io.restock.local.testing.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser that keeps what it heard from the stream. */
final class StreamListener implements AutoCloseable {
    record Heard(String event, JsonNode content) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> answer;

    StreamListener(URI stream) throws IOException, InterruptedException {
        answer = http.send(HttpRequest.newBuilder(stream).header("Accept", "text/event-stream").header("Authorization", "Bearer " + TestTokens.everything()).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        Thread.ofVirtual().start(this::read);
    }

    /** Whether it was let in. */
    boolean isOpen() {
        return answer.statusCode() == 200;
    }

    /** What was heard by this event so far, in order. */
    List<JsonNode> heard(String event) {
        return heard.stream().filter(each -> each.event().equals(event)).map(Heard::content).toList();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    heard.add(new Heard(event, Json.MAPPER.readTree(line.substring(5))));
                }
            }
        } catch (IOException e) {
            if (!"closed".equals(e.getMessage())) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
