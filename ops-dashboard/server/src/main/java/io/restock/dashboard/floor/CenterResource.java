package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.border.access.May;
import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Action;
import io.restock.dashboard.floor.CenterAnswers.CameIn;
import io.restock.dashboard.floor.CenterAnswers.CenterPlace;
import io.restock.dashboard.floor.CenterAnswers.CenterDemand;
import io.restock.dashboard.floor.CenterAnswers.CenterLines;
import io.restock.dashboard.floor.CenterAnswers.CenterStock;
import io.restock.dashboard.floor.CenterAnswers.Departed;
import io.restock.dashboard.floor.CenterAnswers.Departures;
import io.restock.dashboard.floor.CenterAnswers.OneDespatch;
import io.restock.dashboard.floor.CenterAnswers.OneWave;
import io.restock.dashboard.floor.CenterAnswers.StockEntries;
import io.restock.dashboard.floor.WaveRows.Waves;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the page of a distribution center shows. */
@Path("/api/dcs/{gln}")
@RunOnVirtualThread
@RequestScoped
public class CenterResource extends CenterFloor {
    @GET
    @May(Action.READ_LANES)
    @Operation(operationId = "center", summary = "A distribution center: its name and its zone")
    public CenterPlace center(String gln) {
        return ask(gln, "", CenterPlace.class);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/departures")
    @Operation(operationId = "departures", summary = "How much is to leave with which cut-off, and how far it is")
    public Departures departures(String gln) {
        return ask(gln, "/departures", Departures.class);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/lines")
    @Operation(operationId = "centerLines", summary = "Order lines of a distribution center, the first due first")
    public CenterLines lines(String gln, @QueryParam("status") @DefaultValue("OPEN") String status, @QueryParam("dueBefore") String dueBefore, @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("200") int limit) {
        return named(gln, "/orders" + Query.of("status", status, "dueBefore", dueBefore, "after", after, "limit", "" + limit), CenterLines.class);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/demand")
    @Operation(operationId = "centerDemand", summary = "What the stores of a distribution center sold in the last minutes, against what it has")
    public CenterDemand demand(String gln, @QueryParam("windowMinutes") @DefaultValue("60") int windowMinutes, @QueryParam("limit") @DefaultValue("30") int limit) {
        return named(gln, "/demand" + Query.of("windowMinutes", "" + windowMinutes, "limit", "" + limit), CenterDemand.class);
    }

    @GET
    @May(Action.READ_WAVES)
    @Path("/waves")
    @Operation(operationId = "waves", summary = "Waves of a distribution center, newest first, and how far each is")
    public Waves waves(String gln, @QueryParam("status") String status, @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("20") int limit) {
        return WaveRows.of(ask(gln, "/waves" + Query.of("status", status, "after", after, "limit", "" + limit)), names);
    }

    @GET
    @May(Action.READ_WAVES)
    @Path("/waves/{wave}")
    @Operation(operationId = "wave", summary = "One wave with its picks in the order of a walk, and all numbers under which they can be scanned")
    public OneWave wave(String gln, long wave) {
        JsonNode answer = ask(Service.DISTRIBUTION_CENTER, "/v1/waves/" + wave);
        if (!gln.equals(answer.path("dc").asText())) {
            throw ProblemException.unknown("no wave " + wave + " at " + gln);
        }
        part(Service.DISTRIBUTION_CENTER, "/v1/waves/" + wave + "/substitutes", new ArrayList<>())
                .ifPresent(offered -> ((ObjectNode) answer).set("substitutes", offered.path("picks")));
        return withNames(answer, OneWave.class, true);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/stock")
    @Operation(operationId = "centerStock", summary = "What a distribution center has, by item and location")
    public CenterStock stock(String gln, @QueryParam("item") String item, @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("200") int limit) {
        return withNames(ask(gln, "/stock" + Query.of("item", item, "after", after, "limit", "" + limit)), CenterStock.class, item != null);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/stock/{gtin}/entries")
    @Operation(operationId = "centerEntries", summary = "What moved the stock of one item of a distribution center, newest first")
    public StockEntries entries(String gln, String gtin, @QueryParam("after") String after) {
        return ask(gln, "/stock/" + Query.segment(gtin) + "/entries" + Query.of("after", after, "limit", "100"), StockEntries.class);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/despatches")
    @Operation(operationId = "departed", summary = "What left a distribution center, of the newest wave first")
    public Departed despatches(String gln, @QueryParam("status") String status, @QueryParam("after") String after) {
        return named(gln, "/despatches" + Query.of("status", status, "after", after, "limit", "100"), Departed.class);
    }

    @GET
    @May(Action.READ_DESPATCH)
    @Path("/despatches/{sscc}")
    @Operation(operationId = "oneDespatch", summary = "One despatch of a distribution center, and what of it arrived")
    public OneDespatch despatch(String gln, String sscc) {
        return named(Service.DISTRIBUTION_CENTER, "/v1/despatches/" + Query.segment(sscc), OneDespatch.class);
    }

    @GET
    @May(Action.READ_DESPATCH)
    @Path("/despatches/{sscc}/label")
    @Produces("image/svg+xml")
    @Operation(operationId = "label", summary = "The label of one unit, to be printed")
    public byte[] label(String gln, String sscc) {
        return paper(sscc, "label");
    }

    @GET
    @May(Action.READ_DESPATCH)
    @Path("/despatches/{sscc}/advice/desadv")
    @Produces("application/edifact")
    @Operation(operationId = "desadv", summary = "The advice of what left, as EANCOM DESADV")
    public byte[] desadv(String gln, String sscc) {
        return paper(sscc, "advice/desadv");
    }

    @GET
    @May(Action.READ_DESPATCH)
    @Path("/despatches/{sscc}/advice/856")
    @Produces("application/edi-x12")
    @Operation(operationId = "shipNotice", summary = "The advice of what left, as X12 856")
    public byte[] shipNotice(String gln, String sscc) {
        return paper(sscc, "advice/856");
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("/inbound")
    @Operation(operationId = "cameIn", summary = "What suppliers brought lately, the latest report first")
    public CameIn inbound(String gln) {
        return named(gln, "/inbound" + Query.of("limit", "50"), CameIn.class);
    }

    private byte[] paper(String sscc, String which) {
        try {
            return services.paper(Service.DISTRIBUTION_CENTER, "/v1/despatches/" + Query.segment(sscc) + "/" + which);
        } catch (ServiceAway e) {
            throw e.asProblem();
        }
    }
}
