package io.restock.ledger.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.Dated;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Composition;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Moment;
import io.restock.contracts.catalog.Since;
import io.restock.sql.Sql;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Items that are made of others. A kit has no stock of its own, so that what is made of parts must have none, and a part is no kit. */
final class KitBook {
    private static final TypeReference<List<Part>> PARTS = new TypeReference<>() {};

    private final Sql sql;
    private final Instant now;
    private final Map<Gtin, List<Composition>> known;

    private KitBook(Sql sql, Instant now, Map<Gtin, List<Composition>> known) {
        this.sql = sql;
        this.now = now;
        this.known = known;
    }

    static KitBook of(Sql sql, Instant now, List<Listing> listings) throws SQLException {
        return new KitBook(sql, now, known(sql, listings.stream().map(listing -> listing.item().gtin()).toList()));
    }

    /** What an item is and was made of. */
    List<Composition> of(Gtin item) {
        return known.getOrDefault(item, List.of());
    }

    /** What items are and were made of; those that were never made of others are not there. */
    static Map<Gtin, List<Composition>> known(Sql sql, Collection<Gtin> items) throws SQLException {
        var known = new HashMap<Gtin, List<Composition>>();
        sql.list("select item, since, parts from ledger.kit where item = any(?) order by id", row -> known.computeIfAbsent(new Gtin(row.getString("item")), _ -> new ArrayList<>())
                .add(new Composition(read(row.getString("parts")), PackHistory.since(row.getString("since")))), items.stream().map(Gtin::digits).toList());
        return known;
    }

    /** The parts at a moment, none for what is no kit then. */
    static List<Part> partsAt(@Nullable List<Composition> compositions, Moment when) {
        List<Part> parts = compositions == null ? null : Dated.at(compositions.stream().map(each -> new Dated<>(each.parts(), each.from())).toList(), when);
        return parts == null ? List.of() : parts;
    }

    /**
     * To be called when the item itself has its row.
     *
     * @param before null for an item that is new
     * @throws ProblemException 404 if a part is not listed, 409 if a part is a kit, the item is part of one, or has stock of its own
     */
    List<Composition> put(Listing listing, @Nullable Item before) throws SQLException {
        Gtin item = listing.item().gtin();
        List<Composition> all = known.computeIfAbsent(item, _ -> new ArrayList<>());
        List<Part> said = listing.said().parts();
        if (said == null || said.isEmpty() && all.isEmpty()) {
            return all;
        }
        List<Part> parts = checked(item, said);
        if (!parts.isEmpty() && all.isEmpty() && before != null) {
            mustHaveNoStock(item);
        }
        Since from = listing.said().partsFrom();
        if (from != null || !parts.equals(partsAt(all, Moment.of(now)))) {
            Since since = from != null ? from : all.isEmpty() && before == null ? null : Since.of(now);
            sql.execute("insert into ledger.kit (item, since, parts) values (?, ?, ?) on conflict (item, since) do update set parts = excluded.parts", item.digits(),
                    since == null ? "" : since.text(), written(parts));
            all.removeIf(each -> Objects.equals(each.from(), since));
            all.add(new Composition(parts, since));
            sql.execute("delete from ledger.kit_part where kit = ?", item.digits());
            for (Part part : parts) {
                sql.execute("insert into ledger.kit_part (kit, part) values (?, ?)", item.digits(), part.item().digits());
            }
        }
        return all;
    }

    /** Parts in units of their items, one of each. */
    private List<Part> checked(Gtin kit, List<Part> said) throws SQLException {
        if (said.isEmpty()) {
            return List.of();
        }
        if (sql.number("select count(*) from ledger.kit_part where part = ?", kit.digits()) > 0) {
            throw ProblemException.conflict("item " + kit + " is a part of a kit, and a kit is not made of kits; take it out there first");
        }
        var listed = new HashMap<Gtin, Part>();
        List<String> numbers = said.stream().map(part -> part.item().digits()).toList();
        sql.list("select gtin, gtin as item, 1 as units from ledger.item where gtin = any(?) union all select gtin, item, units from ledger.pack where gtin = any(?)",
                row -> listed.put(new Gtin(row.getString("gtin")), new Part(new Gtin(row.getString("item")), row.getInt("units"))), numbers, numbers);
        var units = new TreeMap<Gtin, Integer>();
        for (Part part : said) {
            Part is = listed.get(part.item());
            if (is == null) {
                throw ProblemException.unknown("item " + part.item() + " is not listed; PUT /v1/items/" + part.item() + " first, then the kit");
            }
            units.merge(is.item(), Math.toIntExact(Math.min((long) Limits.UNITS + 1, (long) is.units() * part.units())), Integer::sum);
        }
        var parts = units.entrySet().stream().map(each -> new Part(each.getKey(), each.getValue())).toList();
        for (Part part : parts) {
            if (part.item().equals(kit) || part.units() > Limits.UNITS) {
                throw ProblemException.conflict("item " + kit + " cannot be made of " + part.units() + " of " + part.item());
            }
        }
        for (var other : known(sql, units.keySet()).entrySet()) {
            if (!partsAt(other.getValue(), Moment.of(now)).isEmpty()) {
                throw ProblemException.conflict("item " + other.getKey() + " is a kit itself, and a kit is not made of kits; name what it is made of");
            }
        }
        return parts;
    }

    private void mustHaveNoStock(Gtin item) throws SQLException {
        if (sql.number("select count(*) from ledger.shelves_of(?) where on_hand <> 0 or in_transit <> 0", item.digits()) > 0) {
            throw ProblemException.conflict("stores have stock of item " + item + " itself, and a kit has none of its own; list the kit under another number");
        }
    }

    private static String written(List<Part> parts) {
        try {
            return Json.MAPPER.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Part> read(String parts) {
        try {
            return requireNonNull(Json.MAPPER.readValue(parts, PARTS));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
