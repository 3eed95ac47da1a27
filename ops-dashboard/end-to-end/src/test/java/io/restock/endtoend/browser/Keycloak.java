package io.restock.endtoend.browser;

import static io.restock.local.testing.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Json;
import io.restock.local.engine.FreePorts;
import io.restock.local.engine.Lifeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Keycloak as a process of its own, with the realm that is our example for operators, and persons in it. It speaks at {@code localhost} while the dashboard is at
 * {@code 127.0.0.1}: to a browser that is another site. It keeps nothing: each start begins with the realm alone.
 */
final class Keycloak implements AutoCloseable {
    static final String PASSWORD = "shelves are full";
    private static final Path HOME = Path.of("target", "keycloak").toAbsolutePath();
    private static final Path REALM = Path.of("..", "keycloak-realm.json");
    private static final String PAGE = "restock-dashboard";
    private static final String SECRET = "a secret that only the dashboard and its provider know";
    private static final String ADMIN = "admin";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private Keycloak(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** @param dashboard where people are sent back to, and where it says that they left */
    static Keycloak start(URI dashboard, Path log) throws IOException {
        int port = FreePorts.onLoopback(1).getFirst();
        Path home = unpacked();
        Files.createDirectories(home.resolve("data/import"));
        Files.copy(REALM, home.resolve("data/import/restock-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        // The shell that starts it passes the signal on, and waits.
        var command = Lifeline.tied(Lifeline.LastSignal.TERM, List.of(home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm", "--db=dev-mem", "--cache=local",
                "--http-host=localhost", "--http-port=" + port));
        var process = Lifeline.start(command, builder -> {
            builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", "-Xmx400m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                    "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD,
                    "RESTOCK_PAGE", dashboard.toString().replaceAll("/$", ""), "RESTOCK_PAGE_SECRET", SECRET, "RESTOCK_WATCH_SECRET", SECRET));
            return builder.redirectErrorStream(true).redirectOutput(log.toFile());
        });
        var keycloak = new Keycloak(process, URI.create("http://localhost:" + port + "/"));
        try {
            Awaitility.await("the identity provider is ready; its log is " + log).atMost(PATIENCE).until(keycloak::isReady);
            keycloak.countsRefreshes();
            return keycloak;
        } catch (RuntimeException e) {
            keycloak.close();
            throw e;
        }
    }

    private static Path unpacked() throws IOException {
        try (var inside = Files.list(HOME)) {
            return inside.findFirst().orElseThrow(() -> new IOException("the build has unpacked no Keycloak in " + HOME));
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the identity provider ended with " + process.exitValue());
        }
        try {
            return http.send(HttpRequest.newBuilder(address.resolve("realms/restock/.well-known/openid-configuration")).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a dashboard is given whose people log in here. */
    List<String> asLogin() {
        return List.of("-Dquarkus.oidc.tenant-enabled=true", "-Dquarkus.oidc.auth-server-url=" + issuer(), "-Dquarkus.oidc.client-id=" + PAGE,
                "-Dquarkus.oidc.credentials.secret=" + SECRET, "-Dquarkus.oidc.token-state-manager.encryption-secret=32 characters are what it takes here");
    }

    /** What every service is given that lets in whom it names. */
    List<String> asIssuer() {
        return List.of("-Dmp.jwt.verify.issuer=" + issuer(), "-Dmp.jwt.verify.publickey.location=" + issuer() + "/protocol/openid-connect/certs",
                "-Drestock.claims.roles=realm_access/roles");
    }

    private String issuer() {
        return address + "realms/restock";
    }

    /** @param group of the example, such as {@code /operators}; null: none */
    void knows(String name, String group, String... stores) {
        var person = Json.MAPPER.createObjectNode().put("username", name).put("enabled", true).put("email", name + "@chain.example").put("emailVerified", true)
                .put("firstName", name).put("lastName", "of the chain");
        person.putArray("credentials").addObject().put("type", "password").put("value", PASSWORD);
        if (group != null) {
            person.putArray("groups").add(group);
        }
        var named = person.putObject("attributes").putArray("stores");
        List.of(stores).forEach(named::add);
        admin("POST", "users", person);
    }

    /** Ends all sessions of a person, as an administrator does in the console. */
    void endsSessionsOf(String name) {
        admin("POST", "users/" + idOf(name) + "/logout", Json.MAPPER.createObjectNode());
    }

    int sessionsOf(String name) {
        return admin("GET", "users/" + idOf(name) + "/sessions", null).size();
    }

    private void countsRefreshes() {
        var events = Json.MAPPER.createObjectNode().put("eventsEnabled", true);
        events.putArray("enabledEventTypes").add("REFRESH_TOKEN");
        admin("PUT", "events/config", events);
    }

    /** How often the page got a person a new token for one that had run out. */
    int refreshed() {
        return admin("GET", "events?type=REFRESH_TOKEN&max=1000", null).size();
    }

    private String idOf(String name) {
        return admin("GET", "users?exact=true&username=" + name, null).get(0).path("id").asText();
    }

    /** For how long access tokens and sessions of the page are good that begin from now on, in seconds; 0: as long as the realm says. */
    void letsLast(int accessSeconds, int sessionSeconds) {
        var page = client(PAGE);
        page.withObjectProperty("attributes").put("access.token.lifespan", text(accessSeconds)).put("client.session.max.lifespan", text(sessionSeconds));
        admin("PUT", "clients/" + page.path("id").asText(), page);
    }

    private static String text(int seconds) {
        return seconds == 0 ? "" : String.valueOf(seconds);
    }

    /** For whom access tokens of the page are meant from now on. */
    void meansTokensFor(String system) {
        var page = client(PAGE);
        var audience = (ObjectNode) page.path("protocolMappers").valueStream().filter(mapper -> mapper.path("protocolMapper").asText().equals("oidc-audience-mapper"))
                .findFirst().orElseThrow();
        audience.withObjectProperty("config").put("included.custom.audience", system);
        admin("PUT", "clients/" + page.path("id").asText() + "/protocol-mappers/models/" + audience.path("id").asText(), audience);
    }

    /** The access token of a person, by password, such as the page gets it, which itself gives it to nobody. */
    String tokenOf(String name) {
        var page = client(PAGE);
        page.put("directAccessGrantsEnabled", true);
        admin("PUT", "clients/" + page.path("id").asText(), page);
        return token("restock", Map.of("grant_type", "password", "client_id", PAGE, "client_secret", SECRET, "username", name, "password", PASSWORD));
    }

    /** The token by which the page itself asks services how they are. */
    String ownTokenOfPage() {
        return token("restock", Map.of("grant_type", "client_credentials", "client_id", "restock-watch", "client_secret", SECRET));
    }

    private ObjectNode client(String id) {
        return (ObjectNode) admin("GET", "clients?clientId=" + id, null).get(0);
    }

    private JsonNode admin(String method, String path, JsonNode body) {
        var bearer = token("master", Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", PASSWORD));
        var request = HttpRequest.newBuilder(address.resolve("admin/realms/restock/" + path)).header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body.toString())).build();
        return send(request);
    }

    private String token(String realm, Map<String, String> form) {
        String fields = form.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8)).collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address.resolve("realms/" + realm + "/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)).build()).path("access_token").asText();
    }

    private JsonNode send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(request.method() + " " + request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return Json.MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
