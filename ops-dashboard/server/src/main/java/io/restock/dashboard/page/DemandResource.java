package io.restock.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Action;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Live demand of all distribution centers. */
@Path("/api/demand")
@RunOnVirtualThread
@RequestScoped
public class DemandResource extends Page {
    private static final int CENTERS_AT_MOST = 50;
    private static final int WANTED_AT_MOST = 8;
    private static final int WINDOW_MINUTES = 60;

    @GET
    @May(Action.READ_PAGE)
    @Operation(operationId = "demand", summary = "What stores sell, by distribution center, before any order exists")
    public Demand demand() {
        var centers = new ArrayList<Demand.Center>();
        var troubles = new ArrayList<String>();
        try {
            for (JsonNode dc : services.get(Service.DISTRIBUTION_CENTER, "/v1/dcs")) {
                if (centers.size() < CENTERS_AT_MOST) {
                    centers.add(center(new Gln(dc.path("gln").asText()), dc.path("name").asText()));
                }
            }
        } catch (ServiceAway e) {
            troubles.add(e.getMessage());
        } catch (ProblemException e) {
            troubles.add(Service.DISTRIBUTION_CENTER.title() + ": " + e.problem().detail());
        }
        return new Demand(centers, troubles);
    }

    private Demand.Center center(Gln dc, String name) throws ServiceAway {
        var answer = services.get(Service.DISTRIBUTION_CENTER,
                "/v1/dcs/" + dc + "/demand?windowMinutes=" + WINDOW_MINUTES + "&limit=" + WANTED_AT_MOST);
        List<Demand.Wanted> wanted = new ArrayList<>();
        answer.path("items").forEach(item -> wanted.add(wanted(item)));
        return new Demand.Center(dc, name, answer.path("windowMinutes").asInt(WINDOW_MINUTES), wanted);
    }

    private Demand.Wanted wanted(JsonNode node) {
        var item = new Gtin(node.path("item").asText());
        var named = names.of(item);
        return new Demand.Wanted(item, named.name(), named.unit().name(), node.path("units").asLong(), node.path("stores").size(),
                node.path("available").asLong());
    }
}
