package io.restock.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.http.Caller;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Role;
import io.restock.dashboard.names.Names;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.restock.dashboard.services.ServiceClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The promise of 24 hours, as replenishment counts it, with names. */
@Path("/api/promise")
@RunOnVirtualThread
@RequestScoped
public class PromiseResource {
    private final ServiceClient services;
    private final Names names;
    private final Caller caller;

    PromiseResource(ServiceClient services, Names names, Caller caller) {
        this.services = services;
        this.names = names;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "promise", summary = "The lines of the last seven days whose 24 hours have ended: kept, missed, and why")
    public Promise promise(@QueryParam("limit") @DefaultValue("0") int limit, @QueryParam("after") String after) {
        caller.mustRead(Role.STORE, Role.DC, Role.MERCHANDISER, Role.OPERATOR);
        try {
            return told(services.get(Service.REPLENISHMENT, "/v1/promise" + Query.of("limit", "" + limit, "after", after)));
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    private Promise told(JsonNode told) {
        List<Promise.Miss> misses = new ArrayList<>();
        told.path("misses").forEach(miss -> misses.add(miss(miss)));
        return new Promise(Instant.parse(told.path("from").asText()), Instant.parse(told.path("until").asText()), told.path("due").asLong(),
                told.path("kept").asLong(), told.path("missed").asLong(), told.path("overdue").asLong(), share(told.path("share")),
                share(told.path("shareOfWhatTheDcHad")), causes(told.path("causes")), misses, told.path("next").asText(null));
    }

    private static @Nullable Double share(JsonNode told) {
        return told.isNumber() ? told.asDouble() : null;
    }

    private static List<Promise.Cause> causes(JsonNode told) {
        return told.properties().stream().map(cause -> new Promise.Cause(cause.getKey(), cause.getValue().asLong()))
                .sorted(Comparator.comparingLong(Promise.Cause::lines).reversed()).toList();
    }

    private Promise.Miss miss(JsonNode told) {
        var store = new Gln(told.path("store").asText());
        var item = new Gtin(told.path("item").asText());
        var named = names.of(item);
        return new Promise.Miss(told.path("order").asText() + "/" + told.path("line").asInt(), store, names.of(store), item, named.name(), named.unit().name(),
                told.path("units").asInt(), told.path("open").asInt(), Instant.parse(told.path("dueAt").asText()), told.path("cause").asText(),
                told.path("status").asText());
    }
}
