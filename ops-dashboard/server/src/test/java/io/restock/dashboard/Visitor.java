package io.restock.dashboard;

import io.restock.contracts.Json;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Consumer;

/** A browser without a page: it keeps cookies, and goes where it is sent only if it is asked to. */
final class Visitor {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI home;

    Visitor(URI home) {
        this.home = home;
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(home.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** What it is answered as JSON. */
    String text(String path, String field) throws IOException, InterruptedException {
        return Json.MAPPER.readTree(get(path).body()).path(field).toString();
    }

    String location(String path) throws IOException, InterruptedException {
        return get(path).headers().firstValue("Location").orElse("");
    }

    /** Reads the stream, line by line as it comes, until the server ends it. */
    void stream(Consumer<String> lines) throws IOException, InterruptedException {
        try (var stream = http.send(HttpRequest.newBuilder(home.resolve("/api/stream")).build(), HttpResponse.BodyHandlers.ofLines()).body()) {
            stream.forEach(lines);
        }
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** One that a thief has copied its cookies to. */
    Visitor copy() {
        var copy = new Visitor(home);
        cookies().forEach(cookie -> copy.cookies.getCookieStore().add(home, cookie));
        return copy;
    }
}
