package io.restock.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Action;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
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
public class PromiseResource extends Page {
    @GET
    @May(Action.READ_PAGE)
    @Operation(operationId = "promise", summary = "The lines of the last seven days whose 24 hours have ended: kept, missed, and why")
    public Promise promise(@QueryParam("limit") @DefaultValue("0") int limit, @QueryParam("after") String after) {
        try {
            return promise(services.get(Service.REPLENISHMENT, "/v1/promise" + Query.of("limit", "" + limit, "after", after)));
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }

    private Promise promise(JsonNode answer) {
        List<Promise.Miss> misses = new ArrayList<>();
        answer.path("misses").forEach(miss -> misses.add(miss(miss)));
        return new Promise(Instant.parse(answer.path("from").asText()), Instant.parse(answer.path("until").asText()), answer.path("due").asLong(),
                answer.path("kept").asLong(), answer.path("missed").asLong(), answer.path("overdue").asLong(), share(answer.path("share")),
                share(answer.path("shareOfWhatTheDcHad")), causes(answer.path("causes")), misses, answer.path("next").asText(null));
    }

    private static @Nullable Double share(JsonNode answer) {
        return answer.isNumber() ? answer.asDouble() : null;
    }

    private static List<Promise.Cause> causes(JsonNode answer) {
        return answer.properties().stream().map(cause -> new Promise.Cause(cause.getKey(), cause.getValue().asLong()))
                .sorted(Comparator.comparingLong(Promise.Cause::lines).reversed()).toList();
    }

    private Promise.Miss miss(JsonNode answer) {
        var store = new Gln(answer.path("store").asText());
        var item = new Gtin(answer.path("item").asText());
        var named = names.of(item);
        return new Promise.Miss(answer.path("order").asText() + "/" + answer.path("line").asInt(), store, names.of(store), item, named.name(), named.unit().name(),
                answer.path("units").asInt(), answer.path("open").asInt(), Instant.parse(answer.path("dueAt").asText()), answer.path("cause").asText(),
                answer.path("status").asText());
    }
}
