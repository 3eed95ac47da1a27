package io.restock.local.supervisor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a service whether it is ready. */
public final class HealthProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    private final HttpRequest request;

    public HealthProbe(String baseUrl) {
        request = HttpRequest.newBuilder(URI.create(baseUrl + "/q/health/ready")).timeout(PATIENCE).build();
    }

    public boolean isReady() {
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * What the service itself says about its readiness, in one line; empty when it does not answer.
     *
     * @param token the file of a token by which it says why
     */
    String answer(Path token) {
        try {
            var question = HttpRequest.newBuilder(request, (_, _) -> true).header("Authorization", "Bearer " + Files.readString(token)).build();
            return CLIENT.send(question, BodyHandlers.ofString()).body().replaceAll("\\s+", " ").strip();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
