package io.restock.distribution.stock;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes what was moved. What open picks will fetch stays where they are sent. Picked goods whose pick was called off stand among the staged
 * ones until they are reported as put back: the goods of the oldest picks first, since one unit is as good as another.
 */
@ApplicationScoped
public class Moving {
    @Inject
    StockReports reports;

    record Moved(Gtin item, Location from, Location to, int units) {}

    record Answer(String move, Gln dc, List<Line> lines) {}

    /** @param left units that are now where they were taken from; {@code there} those where they were brought */
    record Line(Gtin item, Location from, Location to, int units, int left, int there) {}

    private record Staged(long pick, int units) {}

    StockReports.Reported move(Gln dc, @Nullable String key, List<Moved> said, Author by, Instant now) {
        String identity = key == null ? UUID.randomUUID().toString() : key;
        return reports.once(dc, StockReports.Kind.MOVE, identity, said, now, sql -> {
            List<Moved> moves = inItems(sql, dc, said, now);
            var stock = new DcStock(sql, dc, new DcStock.Report(StockReports.Kind.MOVE, identity));
            for (int i = 0; i < moves.size(); i++) {
                Moved move = moves.get(i);
                if (move.from() == Location.STAGED) {
                    putBack(sql, dc, move, "lines[" + i + "]");
                } else {
                    mustBeFree(stock, move, "lines[" + i + "]");
                }
                stock.book(List.of(new StockEntry(move.item(), move.from(), StockEntry.Kind.MOVED, -move.units(), "move " + identity),
                        new StockEntry(move.item(), move.to(), StockEntry.Kind.MOVED, move.units(), "move " + identity)), by, now);
            }
            CenterAudit.keep(sql, now, by, DeedKind.MOVED, dc, said);
            return new Answer(identity, dc, lines(stock, moves));
        });
    }

    /** Packs and kits in units of their items. */
    private static List<Moved> inItems(Sql sql, Gln dc, List<Moved> said, Instant now) throws SQLException {
        var stocked = Numbers.stocked(sql, dc, said.stream().map(Moved::item).toList(), now);
        var moves = new ArrayList<Moved>();
        for (int i = 0; i < said.size(); i++) {
            Moved line = said.get(i);
            Numbers.lying(stocked, line.item(), line.units(), "lines[" + i + "].units").forEach(part -> moves.add(new Moved(part.item(), line.from(), line.to(), part.units())));
        }
        return moves;
    }

    private static List<Line> lines(DcStock stock, List<Moved> moves) throws SQLException {
        var held = stock.held(moves.stream().map(Moved::item).distinct().toList());
        return moves.stream().map(move -> {
            var places = held.getOrDefault(move.item(), Map.of());
            return new Line(move.item(), move.from(), move.to(), move.units(), places.getOrDefault(move.from(), DcStock.Held.NOTHING).units(),
                    places.getOrDefault(move.to(), DcStock.Held.NOTHING).units());
        }).toList();
    }

    private static void mustBeFree(DcStock stock, Moved move, String path) throws SQLException {
        var held = stock.held(move.item(), move.from());
        if (move.units() > held.free()) {
            throw ProblemException
                    .conflict("%s.units moves %d of %s, and %s has %d by the books, %d of them for open picks; count it with POST /v1/dcs/{gln}/counts or call the picks off"
                            .formatted(path, move.units(), move.item(), move.from(), held.units(), held.allocated()));
        }
    }

    private static void putBack(Sql sql, Gln dc, Moved move, String path) throws SQLException {
        List<Staged> staged = sql.list("""
                select p.id, p.picked - p.put_back as units from distribution.pick p join distribution.wave w on w.id = p.wave
                where w.dc = ? and p.item = ? and p.called_off is not null and p.picked > p.put_back order by p.id""",
                row -> new Staged(row.getLong("id"), row.getInt("units")), dc, move.item());
        int left = move.units();
        for (Staged pick : staged) {
            int back = Math.min(left, pick.units);
            if (back > 0) {
                sql.execute("update distribution.pick set put_back = put_back + ? where id = ?", back, pick.pick);
                left -= back;
            }
        }
        if (left > 0) {
            throw ProblemException.conflict(
                    "%s.units puts back %d of %s, and %d staged units of it were called off; staged goods leave with their despatch, or call their picks off first with POST /v1/waves/{id}/cancellations"
                            .formatted(path, move.units(), move.item(), move.units() - left));
        }
    }
}
