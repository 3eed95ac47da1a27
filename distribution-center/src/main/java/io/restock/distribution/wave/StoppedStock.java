package io.restock.distribution.wave;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What centers have that are stopped while another stands in: nobody can fetch it, and it is no want of stock. */
record StoppedStock(Set<Place> places) {
    record Place(Gln dc, Gtin item) {}

    /** At the centers of which the lines' stores are. */
    static StoppedStock of(Sql sql, Collection<WaitingLine> lines) throws SQLException {
        List<WaitingLine> guests = lines.stream().filter(line -> line.home() != null).toList();
        return new StoppedStock(guests.isEmpty() ? Set.of() : new HashSet<>(sql.list("""
                select distinct dc, item from distribution.sendable_stock where dc = any(?) and item = any(?) and units > allocated""",
                row -> new Place(new Gln(row.getString(1)), new Gtin(row.getString(2))), guests.stream().map(WaitingLine::home).filter(Objects::nonNull).distinct().toList(),
                guests.stream().map(WaitingLine::item).distinct().toList())));
    }

    boolean hasSome(WaitingLine line) {
        return line.home() != null && places.contains(new Place(line.home(), line.item()));
    }
}
