package io.restock.ledger.tills;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.ledger.catalog.Catalog;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/stores/{gln}/tills}: what each till of a store sent last, and what is missing of it. A path of its own would hide those of all that lies below. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TillResource {
    /** A till that sent nothing for longer is known by the date alone. */
    private static final int DAYS = 3;

    /**
     * @param lastDate the last business date of which something of it is here
     * @param lastSequence the highest number on that date, and {@code lastAt} when the till says that it was; null where that is some days ago
     * @param missing transactions that are not here, of dates that have closed
     * @param missingDates how many dates have gaps, those included on which nothing of it came
     * @param clockInDoubt whether a person still has to look at its clock
     */
    public record Till(String till, LocalDate lastDate, @Nullable Long lastSequence, @Nullable Instant lastAt, long missing, int missingDates, boolean clockInDoubt) {}

    public record Tills(List<Till> tills) {}

    @Inject
    Database database;
    @Inject
    Catalog catalog;
    @Inject
    Clock clock;

    @GET
    @May(Action.READ_TILLS)
    @Path("/stores/{gln}/tills")
    @Operation(summary = "The tills of a store", description = "What each sent last, what is missing of it, and whether its clock is in doubt.")
    public Tills tills(@PathParam("gln") String gln) {
        Gln store = Checking.location("gln", gln);
        catalog.mustKnow(store);
        LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS);
        return new Tills(database.read(sql -> sql.list("""
                with heard as (select distinct on (till) till, business_date, sequence, occurred_at from ledger.transaction
                    where store = ? and business_date >= ? and position('%s' in till) = 0 order by till, business_date desc, sequence desc)
                select till, coalesce(h.business_date, k.last_date) as last_date, h.sequence, h.occurred_at, m.missing, m.dates,
                    exists (select from ledger.exception e where e.kind = 'CLOCK_WRONG' and e.store = ? and e.open and split_part(e.subject, '/', 2) = till) as clock
                from heard h full join (select till, last_date from ledger.till where store = ?) k using (till)
                cross join lateral (select coalesce(sum(x.highest - x.lowest + 1 - x.there), 0) as missing, count(*) as dates
                    from ledger.missing x where x.store = ? and x.till = coalesce(h.till, k.till)) m
                order by till""".formatted(SettlementResource.LINE_OF), TillResource::till, store.digits(), since, store.digits(), store.digits(), store.digits())));
    }

    private static Till till(ResultSet row) throws SQLException {
        return new Till(row.getString("till"), row.getObject("last_date", LocalDate.class), row.getObject("sequence", Long.class), Sql.instantOrNull(row, "occurred_at"),
                row.getLong("missing"), row.getInt("dates"), row.getBoolean("clock"));
    }
}
