package io.restock.ledger.catalog;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Dated;
import io.restock.contracts.catalog.Item.Content;
import io.restock.contracts.catalog.Item.Pack;
import io.restock.contracts.catalog.Moment;
import io.restock.contracts.catalog.Since;
import io.restock.ledger.catalog.Listing.DatedPack;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What numbers stand for, and stood for: the content of a case changes from a moment on, and what happened before counts as it was. Nothing of the past is taken away; what is planned may be planned
 * anew, by the same moment.
 */
final class PackHistory {
    private static final String EVER = "";
    /** All of them go to the topic with the item. */
    private static final int CONTENTS_AT_MOST = 2_000;

    private final Sql sql;
    private final Instant now;
    private final Map<Gtin, List<Content>> known;
    /** All items for which the numbers of the request stand or stood. */
    private final Map<Gtin, Set<Gtin>> itemsOf;

    private PackHistory(Sql sql, Instant now, Map<Gtin, List<Content>> known, Map<Gtin, Set<Gtin>> itemsOf) {
        this.sql = sql;
        this.now = now;
        this.known = known;
        this.itemsOf = itemsOf;
    }

    /** Of all items that are to be listed. */
    static PackHistory of(Sql sql, Instant now, List<Listing> listings) throws SQLException {
        Map<Gtin, List<Content>> known = known(sql, listings.stream().map(listing -> listing.item().gtin()).toList());
        List<String> numbers = listings.stream().flatMap(listing -> listing.said().packs().stream()).map(pack -> pack.gtin().digits()).distinct().toList();
        var itemsOf = new HashMap<Gtin, Set<Gtin>>();
        sql.list("select gtin, item from ledger.pack_content where gtin = any(?)",
                row -> itemsOf.computeIfAbsent(new Gtin(row.getString("gtin")), _ -> new HashSet<>()).add(new Gtin(row.getString("item"))), numbers);
        return new PackHistory(sql, now, known, itemsOf);
    }

    /** Of items whose packs stay as they are. */
    static PackHistory ofListed(Sql sql, Instant now, Collection<Gtin> items) throws SQLException {
        return new PackHistory(sql, now, known(sql, items), Map.of());
    }

    private static Map<Gtin, List<Content>> known(Sql sql, Collection<Gtin> items) throws SQLException {
        var known = new HashMap<Gtin, List<Content>>();
        sql.list("select item, gtin, units, since from ledger.pack_content where item = any(?) order by id", row -> known
                .computeIfAbsent(new Gtin(row.getString("item")), _ -> new ArrayList<>())
                .add(new Content(new Gtin(row.getString("gtin")), row.getInt("units"), since(row.getString("since")))),
                items.stream().map(Gtin::digits).toList());
        return known;
    }

    /** All that numbers ever stood for an item. */
    List<Content> of(Gtin item) {
        return known.getOrDefault(item, List.of());
    }

    static @Nullable Since since(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Since.of(text);
    }

    /** What a request says of the packs of an item is the whole: what it leaves out stands for it no more. @return all contents, by which the packs of now are told */
    List<Content> put(Gtin item, List<DatedPack> said) throws SQLException {
        List<Content> all = known.computeIfAbsent(item, _ -> new ArrayList<>());
        for (DatedPack pack : said) {
            if (pack.from() != null) {
                begin(item, all, new Content(pack.gtin(), pack.units(), pack.from()));
            } else if (unitsOf(all, pack.gtin()) != pack.units()) { // what never stood for anything does so from ever: what was sold under it before is found
                begin(item, all, new Content(pack.gtin(), pack.units(), itemsOf.containsKey(pack.gtin()) ? Since.of(now) : null));
            }
        }
        Set<Gtin> stays = new HashSet<>();
        said.forEach(pack -> stays.add(pack.gtin()));
        for (Gtin gone : numbers(all)) {
            if (!stays.contains(gone)) {
                end(item, all, gone);
            }
        }
        if (all.size() > CONTENTS_AT_MOST) {
            throw ProblemException
                    .conflict("the packs of item " + item + " have changed " + CONTENTS_AT_MOST + " times, and each time is remembered; list it anew, and supersede it");
        }
        return all;
    }

    private static Set<Gtin> numbers(Collection<Content> all) {
        var numbers = new LinkedHashSet<Gtin>();
        all.forEach(content -> numbers.add(content.gtin()));
        return numbers;
    }

    private void begin(Gtin item, List<Content> all, Content content) throws SQLException {
        String since = content.from() == null ? EVER : content.from().text();
        sql.execute("insert into ledger.pack_content (gtin, since, item, units) values (?, ?, ?, ?) on conflict (gtin, item, since) do update set units = excluded.units",
                content.gtin().digits(), since, item.digits(), content.units());
        all.removeIf(each -> each.gtin().equals(content.gtin()) && Objects.equals(each.from(), content.from()));
        all.add(content);
        itemsOf.computeIfAbsent(content.gtin(), _ -> new HashSet<>()).add(item);
    }

    private void end(Gtin item, List<Content> all, Gtin number) throws SQLException {
        for (Content planned : all.stream().filter(each -> each.gtin().equals(number) && isAhead(each)).toList()) {
            sql.execute("delete from ledger.pack_content where gtin = ? and item = ? and since = ?", number.digits(), item.digits(),
                    planned.from() == null ? EVER : planned.from().text());
            all.remove(planned);
        }
        if (unitsOf(all, number) > 0) {
            begin(item, all, new Content(number, 0, Since.of(now)));
        }
    }

    private boolean isAhead(Content content) {
        return content.from() != null && Boolean.FALSE.equals(Dated.at(List.of(new Dated<>(false, null), new Dated<>(true, content.from())), Moment.of(now)));
    }

    private int unitsOf(List<Content> all, Gtin number) {
        Integer units = Dated.at(all.stream().filter(each -> each.gtin().equals(number)).map(each -> new Dated<>(each.units(), each.from())).toList(), Moment.of(now));
        return units == null ? 0 : units;
    }

    /** The packs as they stand now, for readers that know of no dates. */
    List<Pack> packs(List<Content> all) {
        return numbers(all).stream().map(number -> new Pack(number, unitsOf(all, number))).filter(pack -> pack.units() > 0).toList();
    }
}
