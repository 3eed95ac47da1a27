package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.contracts.Gln;
import io.restock.contracts.Json;
import io.restock.contracts.access.Action;
import io.restock.contracts.catalog.Store;
import io.restock.dashboard.floor.CenterAnswers.CenterPlace;
import io.restock.dashboard.services.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where one can go: the distribution centers and stores that the viewer may speak for. */
@Path("/api/places")
@RunOnVirtualThread
@RequestScoped
public class PlacesResource extends Floor {
    private static final int CENTERS_AT_MOST = 50;
    private static final int STORES_AT_MOST = 200;

    /** @param moreStores whether more fit than are listed; @param troubles which services could not be asked */
    public record Places(List<CenterPlace> centers, List<StorePlace> stores, boolean moreStores, List<String> troubles) {}

    /** @param zone IANA name */
    public record StorePlace(Gln gln, String name, String zone, @Schema(nullable = true) @Nullable String region, @Schema(nullable = true) @Nullable Gln dc) {}

    @GET
    @May(Action.READ_PAGE)
    @Operation(operationId = "places", summary = "Distribution centers and stores that the viewer may speak for, by name or number")
    public Places places(@QueryParam("q") @DefaultValue("") String words, @QueryParam("limit") @DefaultValue("50") int limit) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        int most = Math.clamp(limit, 1, STORES_AT_MOST);
        var troubles = new ArrayList<String>();
        var stores = names.allStores().filter(store -> caller.stores().holds(store.gln().digits()) && fits(store.name(), store.gln(), wanted))
                .sorted(Comparator.comparing(Store::name).thenComparing(Store::gln, Comparator.comparing(Gln::digits))).limit(most + 1L).map(PlacesResource::place).toList();
        return new Places(centers(wanted, troubles), stores.subList(0, Math.min(most, stores.size())), stores.size() > most, troubles);
    }

    private List<CenterPlace> centers(String wanted, List<String> troubles) {
        var centers = new ArrayList<CenterPlace>();
        JsonNode all = part(Service.DISTRIBUTION_CENTER, "/v1/dcs", troubles).orElseGet(Json.MAPPER::createArrayNode);
        for (JsonNode dc : all) {
            var center = read(dc, CenterPlace.class);
            if (centers.size() < CENTERS_AT_MOST && caller.dcs().holds(center.gln().digits()) && fits(center.name(), center.gln(), wanted)) {
                centers.add(center);
            }
        }
        return centers;
    }

    private static StorePlace place(Store store) {
        return new StorePlace(store.gln(), store.name(), store.zone().getId(), store.region(), store.dc());
    }

    private static boolean fits(String name, Gln gln, String wanted) {
        return wanted.isEmpty() || gln.digits().startsWith(wanted) || name.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
