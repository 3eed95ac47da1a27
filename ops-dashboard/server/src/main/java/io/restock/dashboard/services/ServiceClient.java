package io.restock.dashboard.services;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.restock.border.access.Caller;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.Problem;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Json;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the services for JSON, with short patience: a page that waits is worse than one that says who is away. */
@Singleton
public class ServiceClient {
    private static final Logger LOG = Logger.getLogger(ServiceClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    /** Of a person who stands before the page this is not true: the dashboard knows who that is. */
    private static final int UNKNOWN = 401;
    private static final int REFUSED = 400;
    private static final int WRONG_FIELDS = 422;
    private static final Duration ANSWER = Duration.ofSeconds(3);
    /** What was approved is done before the answer comes; a rebuild of stock takes a while. */
    private static final Duration DEED = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Service, String> baseUrls;
    private final SecurityIdentity asking;
    private final Optional<Path> ownToken;

    ServiceClient(Config config, SecurityIdentity asking, @ConfigProperty(name = "restock.token.file") Optional<Path> ownToken) {
        this.asking = asking;
        this.ownToken = ownToken;
        this.baseUrls = Arrays.stream(Service.values()).collect(Collectors.toMap(Function.identity(),
                service -> config.getValue("restock." + service.configName() + ".url", String.class), (a, b) -> a,
                () -> new EnumMap<>(Service.class)));
    }

    public String baseUrl(Service service) {
        return requireNonNull(baseUrls.get(service));
    }

    /**
     * The JSON at a path of the service.
     *
     * @throws ServiceAway if it does not answer within three seconds, or with a 5xx, or does not know whom the dashboard knows
     * @throws ProblemException with the service's own words if it answers with a 4xx
     */
    public JsonNode get(Service service, String path) throws ServiceAway {
        return content(service, send(service, question(service, path, ANSWER)));
    }

    /**
     * Sends on what a person asks for, and says that it came by the page.
     *
     * @throws ServiceAway if it does not answer within a minute, or as {@link #get(Service, String)} does; it may have done it all the same
     * @throws ProblemException with the service's own words if it answers with a 4xx
     */
    public JsonNode post(Service service, String path, Object body) throws ServiceAway {
        return post(service, path, null, body);
    }

    /** The same of what counts once however often it is sent. @param key the sender's name for it, or null */
    public JsonNode post(Service service, String path, @Nullable String key, Object body) throws ServiceAway {
        return send("POST", service, path, key, body);
    }

    /** What stands under that path from now on; the same as {@link #post(Service, String, Object)} else. */
    public JsonNode put(Service service, String path, Object body) throws ServiceAway {
        return send("PUT", service, path, null, body);
    }

    private JsonNode send(String how, Service service, String path, @Nullable String key, Object body) throws ServiceAway {
        var sent = question(service, path, DEED).header("Content-Type", "application/json")
                .method(how, HttpRequest.BodyPublishers.ofString(Json.MAPPER.valueToTree(body).toString()));
        ownToken.flatMap(ServiceClient::read).ifPresent(own -> sent.header(Caller.PAGE_HEADER, own));
        if (key != null) {
            sent.header(IdempotencyKey.HEADER, key);
        }
        return content(service, send(service, sent));
    }

    /** What is no JSON, as it came. @throws ServiceAway and ProblemException as {@link #get(Service, String)} does */
    public byte[] paper(Service service, String path) throws ServiceAway {
        return accepted(service, send(service, question(service, path, ANSWER).setHeader("Accept", "*/*")));
    }

    /** An answer that may be long, as it comes; the caller closes it. Its first bytes are waited for as long as for what is done. @throws ServiceAway and ProblemException as {@link #get(Service, String)} does */
    public InputStream flow(Service service, String path) throws ServiceAway {
        HttpResponse<InputStream> response = send(service, question(service, path, DEED).setHeader("Accept", "*/*"), HttpResponse.BodyHandlers.ofInputStream());
        try {
            return response.statusCode() < REFUSED ? response.body() : new ByteArrayInputStream(accepted(service, response.statusCode(), response.body().readAllBytes()));
        } catch (IOException e) {
            throw broken(service);
        }
    }

    private JsonNode content(Service service, HttpResponse<byte[]> response) throws ServiceAway {
        return json(service, accepted(service, response));
    }

    private byte[] accepted(Service service, HttpResponse<byte[]> response) throws ServiceAway {
        return accepted(service, response.statusCode(), response.body());
    }

    private byte[] accepted(Service service, int status, byte[] body) throws ServiceAway {
        if (status >= 500) {
            throw new ServiceAway(service, "%s answered %d at %s. `./restock status` says what is wrong."
                    .formatted(service.title(), status, baseUrl(service)));
        }
        if (status == UNKNOWN) {
            throw new ServiceAway(service, "%s does not accept the token that it was asked with: it must trust the issuer that the dashboard trusts, and "
                    .formatted(service.title()) + "restock.token.file must hold a token of the dashboard's own.");
        }
        if (status >= REFUSED) {
            throw refusal(status, body);
        }
        return body;
    }

    /** The same, read as a type; fields that it does not name are passed over. */
    public <T> T get(Service service, String path, Class<T> type) throws ServiceAway {
        try {
            return Json.MAPPER.convertValue(get(service, path), type);
        } catch (IllegalArgumentException e) {
            throw new ServiceAway(service, service.title() + " answered something else than expected: " + e.getMessage());
        }
    }

    /** Its answer to the readiness probe, whatever its status. */
    JsonNode readiness(Service service) throws ServiceAway {
        return json(service, send(service, question(service, "/q/health/ready", ANSWER)).body());
    }

    private HttpRequest.Builder question(Service service, String path, Duration within) {
        var question = HttpRequest.newBuilder(URI.create(baseUrl(service) + path)).timeout(within).header("Accept", "application/json");
        token().ifPresent(token -> question.header("Authorization", "Bearer " + token));
        return question;
    }

    private HttpResponse<byte[]> send(Service service, HttpRequest.Builder question) throws ServiceAway {
        return send(service, question, HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(Service service, HttpRequest.Builder question, HttpResponse.BodyHandler<T> body) throws ServiceAway {
        try {
            return http.send(question.build(), body);
        } catch (HttpTimeoutException e) {
            throw new ServiceAway(service, "%s did not answer in time at %s. It may be starting or overloaded; `./restock status` says more."
                    .formatted(service.title(), baseUrl(service)));
        } catch (ConnectException e) {
            throw new ServiceAway(service, "%s is away: nothing listens at %s. `./restock status` says why, `./restock up` starts it."
                    .formatted(service.title(), baseUrl(service)));
        } catch (IOException e) {
            throw broken(service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceAway(service, service.title() + " was not asked: the dashboard is stopping.");
        }
    }

    private ServiceAway broken(Service service) {
        return new ServiceAway(service, "%s broke off at %s. `./restock status` says what is wrong.".formatted(service.title(), baseUrl(service)));
    }

    /**
     * The services decide what the one who asks may see, so they are asked with that one's own token, however it came here. The watch asks in the page's own name, by
     * the token that is in {@code restock.token.file} at the moment.
     */
    private Optional<String> token() {
        return Arc.container().requestContext().isActive() && asking.getPrincipal() instanceof JsonWebToken person
                ? Optional.of(person.getRawToken())
                : ownToken.flatMap(ServiceClient::read);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            LOG.warnf("the page's own token cannot be read, services will not say how they are: %s", e);
            return Optional.empty();
        }
    }

    private static JsonNode json(Service service, byte[] body) throws ServiceAway {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new ServiceAway(service, service.title() + " answered something that is not JSON: is another program on its port?");
        }
    }

    private static ProblemException refusal(int status, byte[] body) {
        try {
            var problem = Json.MAPPER.readValue(body, Problem.class);
            // What is said of fields goes to the page field by field; only a 422 has such sentences.
            return status == WRONG_FIELDS && problem.errors() != null ? ProblemException.invalid(problem.errors()) : ProblemException.of(status, problem.title(), problem.detail());
        } catch (IOException | NullPointerException e) {
            return ProblemException.of(status, "Refused", "the service answered " + status + " without a reason");
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
