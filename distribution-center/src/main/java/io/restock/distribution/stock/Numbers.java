package io.restock.distribution.stock;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Labels;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the numbers that people scan stand for: an item, a pack of one, or the label of one. */
public final class Numbers {
    private Numbers() {}

    /** @param item the stocked item, @param weighed whether it is counted in grams, @param units how many of it one of the number is */
    public record Stocked(Gtin item, boolean weighed, int units) {}

    /** What is listed under each of these numbers; a number under which nothing is listed is not there. */
    public static Map<Gtin, Stocked> stocked(Sql sql, Collection<Gtin> numbers) throws SQLException {
        List<Gtin> candidates = numbers.stream().flatMap(number -> Labels.candidates(number).stream()).distinct().toList();
        var listed = new HashMap<Gtin, Stocked>();
        sql.list("""
                select gtin, gtin as item, unit, 1 as units from distribution.item where gtin = any(?)
                union all select p.gtin, p.item, i.unit, p.units from distribution.pack p join distribution.item i on i.gtin = p.item where p.gtin = any(?)""",
                row -> listed.put(new Gtin(row.getString(1)), new Stocked(new Gtin(row.getString(2)), row.getString(3).equals("GRAM"), row.getInt(4))), candidates, candidates);
        return Labels.find(numbers, listed);
    }

    /** The stocked item of a number, or the number itself where nothing is listed under it. */
    public static Gtin item(Sql sql, Gtin number) throws SQLException {
        Stocked found = stocked(sql, List.of(number)).get(number);
        return found == null ? number : found.item();
    }
}
