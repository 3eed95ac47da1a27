package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.border.access.Caller;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Json;
import io.restock.contracts.access.Action;
import io.restock.dashboard.names.Names;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.restock.dashboard.services.ServiceClient;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the floors' pages ask services and report to them. */
abstract class Floor {
    @Inject
    ServiceClient services;
    @Inject
    Names names;
    @Inject
    Caller caller;

    /** What a service answers, with the names of what it names in a field {@code names}. @throws ProblemException 503 if it is away, or its own */
    <T> T named(Service service, String path, Class<T> type) {
        return withNames(ask(service, path), type, false);
    }

    <T> T withNames(JsonNode answer, Class<T> type, boolean withPacks) {
        ((ObjectNode) answer).set("names", Json.MAPPER.valueToTree(Glossary.of(answer, names, withPacks)));
        return read(answer, type);
    }

    static <T> T read(JsonNode answer, Class<T> type) {
        return Json.MAPPER.convertValue(answer, type);
    }

    /** @throws ProblemException 503 if it is away, or its own */
    JsonNode ask(Service service, String path) {
        try {
            return services.get(service, path);
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    /** One part of an answer that can do without it. @param troubles gets a sentence when it is missing */
    Optional<JsonNode> part(Service service, String path, List<String> troubles) {
        try {
            return Optional.of(services.get(service, path));
        } catch (ServiceAway e) {
            troubles.add(String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            troubles.add(service.title() + ": " + e.problem().detail());
        }
        return Optional.empty();
    }

    /**
     * Sends on what a person reports or asks for.
     *
     * @param key by which it is the same when it is sent again; null where the content says so itself
     * @throws ProblemException 503 if the service is away: it may have done it all the same, and the same sent again does no harm
     */
    JsonNode submit(Service service, String path, @Nullable String key, @Nullable Object body) {
        String checked = IdempotencyKey.checked(key);
        return sent(service, body, said -> services.post(service, path, checked, said));
    }

    /** Says what stands under a path from now on. @throws ProblemException as {@link #submit(Service, String, String, Object)} does */
    JsonNode put(Service service, String path, @Nullable Object body) {
        return sent(service, body, said -> services.put(service, path, said));
    }

    private interface Sending {
        JsonNode send(Object body) throws ServiceAway;
    }

    private static JsonNode sent(Service service, @Nullable Object body, Sending sending) {
        if (body == null) {
            throw ProblemException.invalid(List.of("body must be a JSON object"));
        }
        try {
            return sending.send(body);
        } catch (ServiceAway e) {
            throw ProblemException.of(503, service.title() + " is away", e.getMessage() + " What was sent may have come through; sending the same again does no harm.");
        }
    }

    <T> T submit(Service service, String path, @Nullable String key, @Nullable Object body, Class<T> type) {
        return read(submit(service, path, key, body), type);
    }

    /** Whether one of the viewer's roles may. */
    boolean may(Action action) {
        return !Collections.disjoint(action.roles(), caller.roles());
    }
}
