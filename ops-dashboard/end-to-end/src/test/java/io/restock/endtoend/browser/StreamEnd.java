package io.restock.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A person who only listens to the stream, and asks nothing by which to hear that the session is over. */
final class StreamEnd implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final CompletableFuture<Void> ended;

    /** Returns when the stream has begun. @param request of the stream, with whom it is for */
    StreamEnd(HttpRequest request) throws IOException, InterruptedException {
        var begun = new CompletableFuture<String>();
        Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body();
        ended = CompletableFuture.runAsync(() -> lines.filter(line -> line.startsWith("event:")).forEach(begun::complete));
        assertThat(begun.join()).isEqualTo("event:snapshot");
    }

    boolean hasCome() {
        return ended.isDone();
    }

    /** Whether or not the stream has ended. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
