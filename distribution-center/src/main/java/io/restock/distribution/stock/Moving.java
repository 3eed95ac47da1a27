package io.restock.distribution.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.Comparator;
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

    /** @param lot null where it does not matter: of several, those of which nobody named it go first, then those that expire first */
    record Moved(Gtin item, Location from, Location to, int units, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lot) {}

    /** Units of one lot. */
    private record Part(@Nullable String lot, int units) {}

    record Answer(String move, Gln dc, List<Line> lines) {}

    /** @param left units that are now where they were taken from; {@code there} those where they were brought */
    record Line(Gtin item, Location from, Location to, int units, int left, int there) {}

    private record Staged(long pick, int units, @Nullable String lot) {}

    StockReports.Reported move(Gln dc, @Nullable String key, List<Moved> said, Author by, Instant now) {
        String identity = key == null ? UUID.randomUUID().toString() : key;
        return reports.once(dc, StockReports.Kind.MOVE, identity, said, now, sql -> {
            List<Moved> moves = inItems(sql, dc, said, now);
            var stock = new DcStock(sql, dc, new DcStock.Report(StockReports.Kind.MOVE, identity));
            for (int i = 0; i < moves.size(); i++) {
                Moved move = moves.get(i);
                String path = "lines[" + i + "]";
                for (Part part : move.from() == Location.STAGED ? putBack(sql, dc, move, path) : free(stock, move, path)) {
                    stock.book(List.of(new StockEntry(move.item(), move.from(), StockEntry.Kind.MOVED, -part.units, "move " + identity).of(part.lot),
                            new StockEntry(move.item(), move.to(), StockEntry.Kind.MOVED, part.units, "move " + identity).of(part.lot)), by, now);
                }
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
            Numbers.lying(stocked, line.item(), line.units(), "lines[" + i + "].units")
                    .forEach(part -> moves.add(new Moved(part.item(), line.from(), line.to(), part.units(), line.lot())));
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

    /** What no open pick will fetch. @return what goes, by lot */
    private static List<Part> free(DcStock stock, Moved move, String path) throws SQLException {
        var parts = new ArrayList<Part>();
        List<DcStock.Lying> here = stock.lying(List.of(move.item())).getOrDefault(move.item(), List.of()).stream()
                .filter(lying -> lying.bin().location() == move.from() && (move.lot() == null || move.lot().equals(lying.bin().lot())))
                .sorted(Comparator.comparing(lying -> lying.bin().lot() != null)).toList();
        int left = move.units();
        for (DcStock.Lying lying : here) {
            int some = Math.min(left, lying.held().free());
            if (some > 0) {
                parts.add(new Part(lying.bin().lot(), some));
                left -= some;
            }
        }
        var held = stock.held(move.item(), move.from());
        if (left > 0 || move.units() > held.free()) {
            throw ProblemException
                    .conflict("%s.units moves %d of %s, and %s has %d by the books, %d of them for open picks; count it with POST /v1/dcs/{gln}/counts or call the picks off"
                            .formatted(path, move.units(), move.item(), new Bin(move.from(), move.lot()),
                                    move.lot() == null ? held.units() : here.stream().mapToInt(lying -> lying.held().units()).sum(),
                                    move.lot() == null ? held.allocated() : here.stream().mapToInt(lying -> lying.held().allocated()).sum()));
        }
        return parts;
    }

    /** @return what goes back, by lot */
    private static List<Part> putBack(Sql sql, Gln dc, Moved move, String path) throws SQLException {
        List<Staged> staged = sql.list("""
                select p.id, p.picked - p.put_back as units, p.picked_lot from distribution.pick p join distribution.wave w on w.id = p.wave
                where w.dc = ? and p.item = ? and p.called_off is not null and p.picked > p.put_back and (?::text is null or p.picked_lot = ?) order by p.id""",
                row -> new Staged(row.getLong("id"), row.getInt("units"), row.getString("picked_lot")), dc, move.item(), move.lot(), move.lot());
        var parts = new ArrayList<Part>();
        int left = move.units();
        for (Staged pick : staged) {
            int back = Math.min(left, pick.units);
            if (back > 0) {
                sql.execute("update distribution.pick set put_back = put_back + ? where id = ?", back, pick.pick);
                parts.add(new Part(pick.lot, back));
                left -= back;
            }
        }
        if (left > 0) {
            throw ProblemException.conflict(
                    "%s.units puts back %d of %s, and %d staged units of it were called off; staged goods leave with their despatch, or call their picks off first with POST /v1/waves/{id}/cancellations"
                            .formatted(path, move.units(), move.item(), move.units() - left));
        }
        return parts;
    }
}
