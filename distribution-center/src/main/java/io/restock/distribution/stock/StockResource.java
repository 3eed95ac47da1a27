package io.restock.distribution.stock;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Author;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.lanes.Dc;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/dcs/{gln}/stock}: what is there, what is promised, and for one item every entry that made it so. */
@Path("/v1/dcs/{gln}/stock")
@RunOnVirtualThread
@RequestScoped
public class StockResource extends Desk {
    /** @param next the {@code after} of the next page, or null at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Stock(Gln dc, List<Line> lines, @Nullable String next) {}

    /**
     * @param onHand everything in the building, staged goods included
     * @param allocated promised: to open picks, or staged for a despatch
     * @param available what may still be promised, without lots that may be sent no more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(Gtin item, @Nullable String name, int onHand, int allocated, int available, List<AtLocation> locations) {}

    /** @param lots of it, first those that expire first; absent where none is named. What no lot is named of is the rest */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AtLocation(Location location, int units, int allocated, @Nullable List<OfLot> lots) {
        private int available() {
            int passed = lots == null ? 0 : lots.stream().filter(lot -> lot.passed != null).mapToInt(lot -> Math.max(0, lot.units - lot.allocated)).sum();
            return Math.max(0, units - allocated - passed);
        }

        private AtLocation with(List<LotStock.Named> ofItem) {
            var here = ofItem.stream().filter(lot -> lot.location() == location)
                    .map(lot -> new OfLot(lot.lot(), lot.bestBefore(), lot.held().units(), lot.held().allocated(), lot.passed() ? true : null)).toList();
            return here.isEmpty() ? this : new AtLocation(location, units, allocated, here);
        }
    }

    /** @param bestBefore the last day on which it is good, or null where nobody has said it; @param passed true where it may be sent no more */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfLot(String lot, @Nullable LocalDate bestBefore, int units, int allocated, @Nullable Boolean passed) {}

    /** @param next the {@code after} of the next page, or null at the end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entries(Gln dc, Gtin item, List<Entry> entries, @Nullable Long next) {}

    /** @param lot null for goods of which nobody named it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(long entry, Location location, StockEntry.Kind kind, int units, String reference, @JsonInclude(JsonInclude.Include.ALWAYS) Author author,
            Instant recordedAt,
            @Nullable String lot) {}

    @GET
    @May(Action.READ_DC_ORDERS)
    @Operation(summary = "What a distribution center has, by item and location")
    public Stock stock(String gln, @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("item") @Nullable String item) {
        var checking = new Checking();
        Gln center = checking.gln("gln", gln);
        Gtin only = item == null ? null : checking.gtin("item", item);
        int length = checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        Gln dc = requireNonNull(center);
        var locations = new LinkedHashMap<Gtin, List<AtLocation>>();
        var names = new LinkedHashMap<Gtin, String>();
        Gtin asked = only == null ? null : database.decide(sql -> known(sql, dc, only));
        database.decide(sql -> {
            Dc.get(sql, dc);
            return sql.list("""
                    with page as (select distinct item from distribution.location_stock
                            where dc = ? and item > ? and (?::text is null or item = ?) order by item limit ?)
                    select l.item, i.name, l.location, l.units, l.allocated
                    from page p join distribution.location_stock l on l.dc = ? and l.item = p.item left join distribution.item i on i.gtin = l.item
                    order by l.item, l.location""",
                    row -> {
                        var gtin = new Gtin(row.getString("item"));
                        names.put(gtin, row.getString("name"));
                        return locations.computeIfAbsent(gtin, key -> new ArrayList<>())
                                .add(new AtLocation(Location.valueOf(row.getString("location")), row.getInt("units"), row.getInt("allocated"), null));
                    }, dc, after == null ? "" : after, asked, asked, length, dc);
        });
        var lots = database.decide(sql -> new LotStock(sql, dc).of(locations.keySet()));
        locations.forEach((stocked, places) -> places.replaceAll(at -> at.with(lots.getOrDefault(stocked, List.of()))));
        var lines = locations.entrySet().stream().map(entry -> line(entry.getKey(), names.get(entry.getKey()), entry.getValue())).toList();
        return new Stock(dc, lines, lines.size() < length ? null : lines.getLast().item().digits());
    }

    /** The stocked item of a number. @throws ProblemException 404 if nothing is listed under it and nothing of it was ever here */
    private Gtin known(Sql sql, Gln dc, Gtin number) throws SQLException {
        Dc.get(sql, dc);
        var stocked = Numbers.stocked(sql, dc, List.of(number), clock.instant()).get(number);
        if (stocked == null && sql.number("select count(*) from distribution.location_stock where dc = ? and item = ?", dc, number) == 0) {
            throw ProblemException.unknown("item " + number + " is not listed and never came in here; PUT /v1/items/" + number + " of the ledger");
        }
        return stocked == null ? number : stocked.item();
    }

    private static Line line(Gtin item, @Nullable String name, List<AtLocation> locations) {
        int onHand = locations.stream().mapToInt(AtLocation::units).sum();
        int allocated = locations.stream().mapToInt(at -> at.location() == Location.STAGED ? at.units() : at.allocated()).sum();
        int available = locations.stream().filter(at -> at.location() != Location.STAGED).mapToInt(AtLocation::available).sum();
        return new Line(item, name, onHand, allocated, available, locations);
    }

    @GET
    @May(Action.READ_DC_ORDERS)
    @Path("{gtin}/entries")
    @Operation(summary = "What moved the stock of one item", description = "Newest first.")
    public Entries entries(String gln, String gtin, @QueryParam("after") @Nullable Long after, @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Gln center = checking.gln("gln", gln);
        Gtin named = checking.gtin("gtin", gtin);
        int length = checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        Gln dc = requireNonNull(center);
        Gtin item = database.decide(sql -> known(sql, dc, requireNonNull(named)));
        var entries = database.decide(sql -> sql.list("""
                select id, location, kind, units, reference, author, recorded_at, lot from distribution.stock_entry
                where dc = ? and item = ? and id < ? order by id desc limit ?""",
                row -> new Entry(row.getLong("id"), Location.valueOf(row.getString("location")), StockEntry.Kind.valueOf(row.getString("kind")),
                        row.getInt("units"), row.getString("reference"), Author.of(row.getString("author")), Sql.instant(row, "recorded_at"), row.getString("lot")),
                dc, item, after == null ? Long.MAX_VALUE : after, length));
        return new Entries(dc, item, entries, entries.size() < length ? null : entries.getLast().entry());
    }
}
