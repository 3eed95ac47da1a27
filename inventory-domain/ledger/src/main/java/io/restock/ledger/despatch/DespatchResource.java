package io.restock.ledger.despatch;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.ledger.catalog.Catalog;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What is under way to a store: what its staff will receive. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DespatchResource {
    /**
     * @param orderLine the replenishment line that it answers, or null
     * @param received good units that came; @param damaged those that came broken; @param open those still under way
     */
    public record Line(String item, int units, @Nullable String orderLine, int received, int damaged, int open) {}

    /** @param receivedAt null while something of it is under way; @param calledOffAt when its center called off what had not been received, or null */
    public record Despatch(String sscc, String dc, Instant despatchedAt, @Nullable Instant receivedAt, @Nullable Instant calledOffAt, List<Line> lines) {}

    public record Despatches(List<Despatch> despatches) {}

    @Inject
    Database database;
    @Inject
    Catalog catalog;

    /** @param status OPEN: not received, oldest first; RECEIVED: latest first */
    @GET
    @May(Action.READ_DELIVERIES)
    @Path("/stores/{gln}/despatches")
    @Operation(summary = "What is under way to a store, or came")
    public Despatches list(@PathParam("gln") String gln, @QueryParam("status") @DefaultValue("OPEN") String status,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        Gln given = checking.gln("gln", gln);
        checking.require(status.equals("OPEN") || status.equals("RECEIVED"), "status", "must be OPEN or RECEIVED");
        checking.limit(limit, Limits.PAGE_OF_WHOLES);
        Gln store = checking.held(given);
        catalog.mustKnow(store);
        boolean open = status.equals("OPEN");
        var despatches = new LinkedHashMap<String, Despatch>();
        database.read(sql -> sql.list("""
                select d.sscc, d.dc, d.despatched_at, d.received_at, d.home_at, l.item, l.units, l.order_line, l.arrived, l.damaged, l.units - l.closed as open
                from (select * from ledger.despatch where store = ? and despatched_at is not null and (received_at is null) = ?
                """ + "order by " + (open ? "despatched_at" : "received_at desc") + ", sscc limit ?) d"
                + " join ledger.despatch_line l using (store, sscc) order by " + (open ? "despatched_at" : "received_at desc") + ", sscc, line",
                row -> add(despatches, row), store.digits(), open, limit));
        return new Despatches(List.copyOf(despatches.values()));
    }

    private static boolean add(LinkedHashMap<String, Despatch> despatches, ResultSet row) throws SQLException {
        var despatch = new Despatch(row.getString("sscc"), row.getString("dc"), Sql.instant(row, "despatched_at"), Sql.instantOrNull(row, "received_at"),
                Sql.instantOrNull(row, "home_at"), new ArrayList<>());
        return despatches.computeIfAbsent(despatch.sscc(), _ -> despatch).lines().add(new Line(row.getString("item"), row.getInt("units"), row.getString("order_line"),
                row.getInt("arrived"), row.getInt("damaged"), row.getInt("open")));
    }
}
