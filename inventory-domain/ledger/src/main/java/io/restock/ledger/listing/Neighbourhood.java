package io.restock.ledger.listing;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.ledger.listing.gates.Draft;
import io.restock.ledger.listing.gates.Known;
import io.restock.ledger.listing.gates.Rarity;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is listed around some articles, read for all of them at once: the items under their numbers, whose numbers these are, how others spell their brands, and what reads like them.
 *
 * <p>What reads like an article is looked for by its rarest words, as many as at most some hundred items have: two articles that are the same share those, and words that half of the chain's items have
 * are no help to find anything. Where all its words are frequent, the items that have them all are looked at. So one article costs a bounded number of rows, of how many millions ever.
 */
final class Neighbourhood {
    /** A word that more items have finds nothing by itself. */
    private static final int FREQUENT = 1_000;
    /** Items that are looked at for an article, about. */
    private static final int CANDIDATES = 100;
    private static final int SHORTEST_PREFIX = 4;
    private static final int LONGEST_PREFIX = 12;

    private final Sql sql;
    private final Map<Gtin, Known> items = new HashMap<>();
    private final Map<Gtin, Known> packs = new HashMap<>();
    private final Map<String, String> brands = new HashMap<>();
    private final Map<String, Gln> owners = new HashMap<>();
    private final Map<Gtin, List<Known>> alike = new HashMap<>();
    private Rarity rarity = new Rarity(0, Map.of());

    private Neighbourhood(Sql sql) {
        this.sql = sql;
    }

    /** @param drafts each of another number */
    static Neighbourhood of(Sql sql, List<Draft> drafts) throws SQLException {
        var around = new Neighbourhood(sql);
        if (!drafts.isEmpty()) {
            around.readNumbers(drafts.stream().map(draft -> draft.gtin().digits()).toList());
            around.readOwners(drafts);
            around.readBrands(drafts.stream().map(Draft::brand).filter(Objects::nonNull).map(Neighbourhood::small).distinct().toList());
            // The planner does not know how frequent a word is that it meets while it runs, and would read all items for a rare one. No look reads more than about so many.
            sql.execute("set local enable_seqscan = off");
            sql.execute("set local gin_fuzzy_search_limit = " + 2 * FREQUENT);
            around.readRarity(drafts.stream().flatMap(draft -> draft.wording().words().stream()).distinct().toList());
            around.readAlike(drafts);
            sql.execute("set local enable_seqscan to default");
            sql.execute("set local gin_fuzzy_search_limit to default");
        }
        return around;
    }

    private void readNumbers(List<String> numbers) throws SQLException {
        sql.list("select * from ledger.item where gtin = any(?)", row -> {
            Known item = known(row);
            return items.put(item.gtin(), item);
        }, numbers);
        sql.list("select p.gtin as pack, i.* from ledger.pack p join ledger.item i on i.gtin = p.item where p.gtin = any(?)",
                row -> packs.put(new Gtin(row.getString("pack")), known(row)),
                numbers);
    }

    private void readOwners(List<Draft> drafts) throws SQLException {
        List<String> beginnings = drafts.stream().flatMap(draft -> beginnings(draft.gtin()).stream()).distinct().toList();
        sql.list("select prefix, seller from ledger.seller_prefix where prefix = any(?)", row -> owners.put(row.getString(1), new Gln(row.getString(2))), beginnings);
    }

    /** Of the GTIN-13, the longest first. */
    private static List<String> beginnings(Gtin gtin) {
        String digits = gtin.digits().substring(1);
        return IntStream.iterate(LONGEST_PREFIX, length -> length >= SHORTEST_PREFIX, length -> length - 1).mapToObj(length -> digits.substring(0, length)).toList();
    }

    private void readBrands(List<String> small) throws SQLException {
        sql.list("""
                select said, i.brand from unnest(?::text[]) said cross join lateral (
                    select brand from ledger.item where brand is not null and lower(brand collate pg_catalog.pg_c_utf8) = said order by gtin limit 1) i""",
                row -> brands.put(row.getString(1), row.getString(2)), small);
    }

    private void readRarity(List<String> words) throws SQLException {
        long all = sql.number("select greatest(reltuples, 1000)::bigint from pg_class where oid = 'ledger.item'::regclass");
        var ofWord = new HashMap<String, Integer>();
        sql.list("""
                select word, (select count(*) from (select from ledger.item i where ledger.words_of(i.name, i.brand) @> array[word] limit ?) few) from unnest(?::text[]) word""",
                row -> ofWord.put(row.getString(1), row.getInt(2)), FREQUENT + 1, words);
        rarity = new Rarity(all, ofWord);
    }

    private void readAlike(List<Draft> drafts) throws SQLException {
        var byRare = new HashMap<Gtin, String>();
        var byAll = new HashMap<Gtin, String>();
        for (Draft draft : drafts) {
            List<String> listed = draft.wording().words().stream().filter(word -> ofWord(word) > 0).toList();
            List<String> rare = rare(listed);
            if (!rare.isEmpty()) {
                byRare.put(draft.gtin(), String.join(" ", rare));
            } else if (!listed.isEmpty()) {
                byAll.put(draft.gtin(), String.join(" ", listed));
            }
        }
        readAlike(byRare, "&&");
        readAlike(byAll, "@>");
    }

    /** The rarest of these, as many as lead to the candidates that are looked at; at least one, if one is not frequent. */
    private List<String> rare(List<String> words) {
        var rare = new ArrayList<String>();
        int found = 0;
        for (String word : words.stream().sorted(Comparator.comparingInt(this::ofWord)).toList()) {
            found += ofWord(word);
            if (ofWord(word) > FREQUENT || !rare.isEmpty() && found > CANDIDATES) {
                break;
            }
            rare.add(word);
        }
        return rare;
    }

    private int ofWord(String word) {
        return rarity.ofWord().getOrDefault(word, 0);
    }

    private void readAlike(Map<Gtin, String> words, String operator) throws SQLException {
        if (words.isEmpty()) {
            return;
        }
        List<Gtin> of = List.copyOf(words.keySet());
        var shared = new HashMap<String, Known>(); // many articles are like the same item
        sql.list("""
                select said.number, i.* from unnest(?::text[], ?::text[]) said (number, words) cross join lateral (
                    select * from ledger.item listed where ledger.words_of(listed.name, listed.brand) %s string_to_array(said.words, ' ') limit ?) i""".formatted(operator),
                row -> {
                    String gtin = row.getString("gtin");
                    Known item = shared.get(gtin);
                    if (item == null) {
                        item = known(row);
                        shared.put(gtin, item);
                    }
                    return alike.computeIfAbsent(new Gtin(row.getString("number")), _ -> new ArrayList<>()).add(item);
                }, of, of.stream().map(words::get).toList(), FREQUENT);
    }

    @Nullable
    Known item(Gtin number) {
        return items.get(number);
    }

    @Nullable
    Known packOf(Gtin number) {
        return packs.get(number);
    }

    /** As the chain spells it already, or as it came. */
    @Nullable
    String brand(@Nullable String said) {
        return said == null ? null : brands.getOrDefault(small(said), said);
    }

    /** The seller whose company prefix a number begins with. */
    @Nullable
    Gln owner(Gtin number) {
        return beginnings(number).stream().map(owners::get).filter(Objects::nonNull).findFirst().orElse(null);
    }

    Collection<Known> alike(Gtin number) {
        return alike.getOrDefault(number, List.of());
    }

    Rarity rarity() {
        return rarity;
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Known known(ResultSet row) throws SQLException {
        String seller = row.getString("seller");
        return new Known(new Gtin(row.getString("gtin")), row.getString("name"), row.getString("brand"), row.getString("department"), row.getString("category"),
                Unit.valueOf(row.getString("unit")), row.getInt("case_pack"), seller == null ? null : new Gln(seller));
    }
}
