package io.restock.distribution.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Author;
import io.restock.contracts.catalog.Labels;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.stock.Numbers.Stocked;
import io.restock.distribution.stock.StockEntry.Kind;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Finds a place for goods that come in, under whatever number they do, within a decision that holds the center. */
@ApplicationScoped
public class PuttingAway {
    /** Case packs of an item for which the pick face has room. */
    @ConfigProperty(name = "restock.dc.pick-face-packs", defaultValue = "50")
    int pickFacePacks;

    /**
     * What came, as it was scanned.
     *
     * @param units of what was scanned
     * @param location where it was put, or null: the pick face as far as it has room, the rest in reserve; all at the pick face while nobody knows what its packs hold
     * @param grams in one of it, where the carton says so
     * @param count of the number in one of it, where the carton says so
     * @param lot null where nobody names it
     */
    public record Goods(Gtin item, int units, @Nullable Location location, @Nullable Integer grams, @Nullable Integer count,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Lot lot) {
        public Goods(Gtin item, int units, @Nullable Location location, @Nullable Integer grams, @Nullable Integer count) {
            this(item, units, location, grams, count, null);
        }

        Goods at(@Nullable Location place, int some) {
            return new Goods(item, some, place, grams, count, lot);
        }

        private Goods in(Gtin single, int many) {
            return new Goods(single, many, location, null, null, lot);
        }
    }

    /** @param lot null where nobody named it */
    public record PutAway(Gtin item, Location location, int units, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lot) {}

    /** Packs, cartons and kits in units of their items, by what they held when they came. @throws ProblemException 422 if that is more than a line holds */
    public static List<Goods> inItems(List<Goods> lines, Map<Gtin, Stocked> stocked) {
        var checking = new Checking();
        var goods = new ArrayList<Goods>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Goods line = lines.get(i);
            Stocked is = stocked.get(line.item());
            long each = line.count() == null ? 1 : line.count();
            if (is != null) {
                Integer grams = line.grams();
                checking.require(grams != null || !is.weighed() || !line.item().isVariableMeasureLabel() || line.item().equals(is.item()), "lines[" + i + "].item",
                        "is a store's label, which does not say how much came in; name item " + is.item() + ", with its grams as units");
                each = is.weighed() && grams != null ? grams : each * is.units();
            }
            long units = Math.min(each, Limits.UNITS + 1L) * line.units();
            checking.require(units <= Limits.UNITS, "lines[" + i + "].units", "are " + units + " single units, at most " + Limits.UNITS + " fit a line");
            if (is == null) {
                goods.add(line.in(Labels.unlisted(line.item()), (int) units));
            } else if (units <= Limits.UNITS) {
                is.lying(units, "lines[" + i + "].units").forEach(part -> goods.add(line.in(part.item(), part.units())));
            }
        }
        checking.mustHold();
        return goods;
    }

    /** @throws ProblemException 422 if several lines of an item are more than a line holds together */
    public static void mustFit(Gtin item, long units) {
        var checking = new Checking();
        checking.require(units <= Limits.UNITS, "lines", "have " + units + " single units of item " + item + ", at most " + Limits.UNITS + " fit a report");
        checking.mustHold();
    }

    /** Notes the lots that lines name, and their last days. @throws ProblemException 422 for another last day than the lot has */
    public static void noteLots(DcStock stock, List<Goods> lines, Map<Gtin, Stocked> stocked) throws SQLException {
        for (int i = 0; i < lines.size(); i++) {
            Lot lot = lines.get(i).lot();
            if (lot != null) {
                for (Goods part : inItems(List.of(lines.get(i)), stocked)) {
                    stock.mustBe(part.item(), lot, "lines[" + i + "]");
                }
            }
        }
    }

    /** Books goods that are counted in items. @param at when they were put there. @return where they are */
    public List<PutAway> book(Sql sql, DcStock stock, Goods goods, Kind kind, String reference, Instant at, Author by, Instant now) throws SQLException {
        // Where nobody says where it was put, it is put there now, whenever it came.
        Instant put = goods.location() == null || at.isAfter(now) ? now : at;
        List<PutAway> places = places(sql, stock, goods);
        for (PutAway place : places) {
            stock.bookLate(new StockEntry(place.item(), place.location(), kind, place.units(), reference, put).of(place.lot()), by, now);
        }
        return places;
    }

    private List<PutAway> places(Sql sql, DcStock stock, Goods line) throws SQLException {
        String lot = line.lot() == null ? null : line.lot().name();
        if (line.location() != null) {
            return List.of(new PutAway(line.item(), line.location(), line.units(), lot));
        }
        Integer casePack = sql.first("select case_pack from distribution.item where gtin = ?", row -> row.getInt(1), line.item()).orElse(null);
        int near = casePack == null ? line.units() : Math.min(room(stock, line.item(), casePack), line.units());
        var places = new ArrayList<PutAway>();
        if (near > 0) {
            places.add(new PutAway(line.item(), Location.PICK_FACE, near, lot));
        }
        if (line.units() > near) {
            places.add(new PutAway(line.item(), Location.RESERVE, line.units() - near, lot));
        }
        return places;
    }

    /** In whole packs. */
    private int room(DcStock stock, Gtin item, int casePack) throws SQLException {
        long units = Math.max(0, (long) pickFacePacks * casePack - stock.held(item, Location.PICK_FACE).units());
        return (int) Math.min(units / casePack * casePack, Limits.UNITS);
    }

    /** What came in is a fact, so it is taken in under whatever number; the merchandiser is asked what it is. @return the questions */
    public static List<Message> askFor(Sql sql, Gln dc, Collection<Gtin> scanned, Map<Gtin, Stocked> stocked, Instant now) throws SQLException {
        List<Gtin> unlisted = scanned.stream().filter(number -> !stocked.containsKey(number)).map(Labels::unlisted).distinct().toList();
        if (!unlisted.isEmpty()) {
            sql.batch("insert into distribution.unlisted_goods (dc, item) values (?, ?) on conflict do nothing",
                    unlisted.stream().map(number -> new Object[] {dc, number}).toList());
        }
        return UnlistedGoods.asked(sql, dc, unlisted, now);
    }
}
