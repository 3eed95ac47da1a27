package io.restock.distribution.pick;

import static java.util.Objects.requireNonNull;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.stock.Bin;
import io.restock.distribution.stock.CalledBack;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.Lying;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.Numbers;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goods of another item that go in place of what a pick did not find, once it is sure that they may: the catalog names the item as a substitute, it may be sent to this store, lies free where the
 * picker took it, goes in whole packs, and is not more than no location has of what was ordered. What is weighed may be more by a case pack, or by a tenth where that is more, and need be no whole pack.
 *
 * @param units taken of it
 * @param settled units of what was ordered for which they stand
 * @param from where they lay
 */
record Substitute(Gtin item, int units, int settled, int casePack, List<Part> from) {
    /** @param bestBefore the last day of its lot, or null where nobody has said it */
    record Part(Bin bin, @Nullable LocalDate bestBefore, int units) {}

    /** What the catalog says of both. */
    private record Listed(List<String> substitutes, boolean listed, boolean weighed, boolean mayBeSent, String why, int casePack) {}

    /** What is asked about. @param none units of the pick that no location has; @param tolerance the share by which what is weighed may be more; @param path of the line that says it */
    record Question(Dc center, Pick pick, InPlace said, int none, double tolerance, String path, Instant now) {}

    /** @throws ProblemException 422 if it is no substitute, too much or no whole packs; 409 if it may not be sent, or does not lie there */
    static Substitute of(Sql sql, DcStock stock, Question asked) throws SQLException {
        Gtin number = asked.said.item();
        Numbers.Stocked is = Numbers.stocked(sql, asked.center.gln(), List.of(number), asked.now).get(number);
        Gtin ordered = asked.pick.item();
        Gtin item = is == null ? number : is.item();
        Listed listed = listed(sql, ordered, item);
        if (is == null || !is.parts().isEmpty() || !listed.listed || !listed.substitutes.contains(item.digits())) {
            throw wrong(asked, "item", "must be " + (listed.substitutes.isEmpty() ? "absent: item " + ordered + " has no substitutes; name them with PUT /v1/items/" + ordered
                    : "a substitute of item " + ordered + " (" + String.join(", ", listed.substitutes) + ")") + ", was " + number);
        }
        mayGo(sql, asked, item, listed);
        int units = is.lying(asked.said.units(), asked.path + ".units").getFirst().units();
        int most = listed.weighed ? asked.none + Math.max(listed.casePack, (int) (asked.none * asked.tolerance)) : asked.none;
        if (units > most || asked.none == 0) {
            throw wrong(asked, "units", "must be at most " + most + ": that is how much of item " + ordered + " no location has; the rest is fetched elsewhere. Was " + units);
        }
        if (!listed.weighed && units % listed.casePack != 0) {
            throw wrong(asked, "units", "must be whole packs of " + listed.casePack + ", was " + units);
        }
        return new Substitute(item, units, Math.min(units, asked.none), listed.casePack, parts(stock, asked, item, units));
    }

    private static ProblemException wrong(Question asked, String field, String sentence) {
        return ProblemException.invalid(List.of(asked.path + "." + field + " " + sentence));
    }

    private static Listed listed(Sql sql, Gtin ordered, Gtin item) throws SQLException {
        return sql.first("""
                select o.substitutes, i.gtin is not null and i.unit = o.unit as listed, coalesce(i.unit = 'GRAM', false) as weighed, coalesce(i.stocked and i.state = 'ACTIVE', false) as may,
                    case when i.stocked then i.state else 'not stocked' end as why, coalesce(i.case_pack, 1) as case_pack
                from distribution.item o left join distribution.item i on i.gtin = ? where o.gtin = ?""",
                row -> new Listed(Sql.texts(row, "substitutes"), row.getBoolean("listed"), row.getBoolean("weighed"), row.getBoolean("may"), String.valueOf(row.getString("why")),
                        row.getInt("case_pack")),
                item, ordered).orElse(new Listed(List.of(), false, false, false, "", 1));
    }

    private static void mayGo(Sql sql, Question asked, Gtin item, Listed listed) throws SQLException {
        if (!listed.mayBeSent) {
            throw ProblemException.conflict(asked.path + ".item " + item + " is " + listed.why + " and goes in no other's place; put it back, and leave the substitute out");
        }
        if (CalledBack.of(sql, List.of(item)).contains(new StoreItemId(asked.pick.store(), item))) {
            throw ProblemException.conflict(asked.path + ".item " + item + " is called back from store " + asked.pick.store() + "; put it back, and leave the substitute out");
        }
    }

    private static List<Part> parts(DcStock stock, Question asked, Gtin item, int units) throws SQLException {
        if (asked.said.lot() != null) {
            stock.hear(item, asked.said.lot());
        }
        List<Lying> good = stock.lying(List.of(item)).getOrDefault(item, List.of()).stream().filter(each -> each.isGoodOn(asked.center.goodOn(asked.now))).toList();
        for (Location location : asked.said.location() == null ? Location.PICKABLE : List.of(asked.said.location())) {
            Optional<List<Part>> there = at(location, good, asked.said, units);
            if (there.isPresent()) {
                return there.get();
            }
        }
        throw ProblemException
                .conflict(asked.path + " takes " + units + " of item " + item + (asked.said.lot() == null ? "" : ", lot " + asked.said.lot().name()) + ", and the books have "
                        + (asked.said.location() == null ? "no location with as many" : "not as many at " + asked.said.location())
                        + " that are good and not promised; count it first with POST /v1/dcs/" + asked.center.gln() + "/counts, or leave the substitute out");
    }

    /** Of a named lot, with those of which nobody has named it; else first what expires first. */
    private static Optional<List<Part>> at(Location location, List<Lying> good, InPlace said, int units) {
        List<Lying> here = good.stream().filter(each -> each.bin().location() == location).toList();
        String lot = said.lot() == null ? null : said.lot().name();
        if (lot != null) {
            int free = here.stream().filter(each -> each.bin().lot() == null || lot.equals(each.bin().lot())).mapToInt(each -> each.held().free()).sum();
            LocalDate until = here.stream().filter(each -> lot.equals(each.bin().lot())).map(Lying::bestBefore).findFirst().orElse(requireNonNull(said.lot()).bestBefore());
            return free < units ? Optional.empty() : Optional.of(List.of(new Part(new Bin(location, lot), until, units)));
        }
        var parts = new ArrayList<Part>();
        int left = units;
        for (Lying each : here) {
            int some = Math.min(left, each.held().free());
            if (some > 0) {
                parts.add(new Part(each.bin(), each.bestBefore(), some));
                left -= some;
            }
        }
        return left > 0 ? Optional.empty() : Optional.of(parts);
    }
}
