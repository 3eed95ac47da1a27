package io.restock.distribution.stock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.Dated;
import io.restock.contracts.catalog.Item.Composition;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Labels;
import io.restock.contracts.catalog.Moment;
import io.restock.contracts.catalog.Since;
import io.restock.distribution.lanes.Dc;
import io.restock.sql.Sql;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the numbers that people scan stand for, and stood for: an item, a pack of one, the label of one, or a kit of several. */
public final class Numbers {
    private static final TypeReference<List<Composition>> KIT = new TypeReference<>() {};

    private Numbers() {}

    /**
     * @param item the stocked item, or the kit
     * @param weighed whether it is counted in grams
     * @param units how many of it one of the number is
     * @param parts of a kit, what one is made of; none for what is no kit
     */
    public record Stocked(Gtin item, boolean weighed, int units, List<Part> parts) {
        /** So many of the item, or of the kit, as they lie in the center: a kit as its parts. @throws ProblemException 422 if that is more than a line holds */
        public List<Part> lying(long of, String path) {
            long most = of * parts.stream().mapToInt(Part::units).max().orElse(1);
            if (Math.abs(most) > Limits.UNITS) {
                throw ProblemException.invalid(List.of(path + " are " + most + " single units, at most " + Limits.UNITS + " fit a line"));
            }
            return parts.isEmpty() ? List.of(new Part(item, (int) of)) : parts.stream().map(part -> new Part(part.item(), (int) of * part.units())).toList();
        }
    }

    private record Content(Gtin item, int units) {}

    /** What is listed under each of these numbers when something happened; a number under which nothing is listed is not there. */
    public static Map<Gtin, Stocked> stocked(Sql sql, Collection<Gtin> numbers, Moment when) throws SQLException {
        List<Gtin> candidates = numbers.stream().flatMap(number -> Labels.candidates(number).stream()).distinct().toList();
        var contents = new HashMap<Gtin, List<Dated<Content>>>();
        sql.list("select gtin, item, units, since from distribution.pack_content where gtin = any(?) order by gtin, place, units", row -> contents
                .computeIfAbsent(new Gtin(row.getString("gtin")), _ -> new ArrayList<>()).add(content(row)), candidates);
        var stood = new HashMap<Gtin, Content>();
        contents.forEach((number, all) -> {
            Content then = Dated.at(all, when);
            if (then != null && then.units() > 0) {
                stood.put(number, then);
            }
        });
        candidates.forEach(number -> stood.computeIfAbsent(number, each -> new Content(each, 1)));
        var items = new HashMap<Gtin, Stocked>();
        sql.list("select gtin, unit, kit from distribution.item where gtin = any(?)", row -> items.put(new Gtin(row.getString("gtin")),
                new Stocked(new Gtin(row.getString("gtin")), row.getString("unit").equals("GRAM"), 1, parts(row.getString("kit"), when))),
                stood.values().stream().map(Content::item).distinct().toList());
        var listed = new HashMap<Gtin, Stocked>();
        stood.forEach((number, is) -> {
            Stocked item = items.get(is.item());
            if (item != null) {
                listed.put(number, new Stocked(item.item(), item.weighed(), is.units(), item.parts()));
            }
        });
        return Labels.find(numbers, listed);
    }

    private static Dated<Content> content(ResultSet row) throws SQLException {
        String since = row.getString("since");
        return new Dated<>(new Content(new Gtin(row.getString("item")), row.getInt("units")), since.isEmpty() ? null : Since.of(since));
    }

    private static List<Part> parts(@Nullable String kit, Moment when) {
        try {
            List<Part> parts = kit == null ? null : Dated.at(Json.MAPPER.readValue(kit, KIT).stream().map(each -> new Dated<>(each.parts(), each.from())).toList(), when);
            return parts == null ? List.of() : parts;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is listed under each of these numbers now. */
    public static Map<Gtin, Stocked> stocked(Sql sql, Gln dc, Collection<Gtin> numbers, Instant now) throws SQLException {
        return stocked(sql, numbers, Moment.in(Dc.get(sql, dc).zone(), now));
    }

    /** So many of a number as they lie in the center; what nobody has listed lies under its own number. @throws ProblemException 422 if that is more than a line holds */
    public static List<Part> lying(Map<Gtin, Stocked> stocked, Gtin number, int units, String path) {
        Stocked is = stocked.get(number);
        return is == null ? List.of(new Part(number, units)) : is.lying((long) units * is.units(), path);
    }

    /** Writes what the catalog says of items and their numbers: the whole of it. */
    public static void listed(Sql sql, Map<Gtin, Item> latest) throws SQLException {
        sql.execute("delete from distribution.pack_content where item = any(?)", latest.keySet());
        var rows = new ArrayList<Object[]>();
        for (Item item : latest.values()) {
            int place = 0;
            for (Item.Content content : item.allContents()) {
                rows.add(new Object[] {content.gtin(), item.gtin(), Math.max(0, content.units()), content.from() == null ? "" : content.from().text(), place++});
            }
        }
        sql.batch("insert into distribution.pack_content (gtin, item, units, since, place) values (?, ?, ?, ?, ?)", rows);
    }

    /** As it is written in the item's row. */
    public static @Nullable String kit(Item item) {
        try {
            return item.kit().isEmpty() ? null : Json.MAPPER.writeValueAsString(item.kit());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
