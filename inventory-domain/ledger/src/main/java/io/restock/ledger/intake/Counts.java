package io.restock.ledger.intake;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.inventory.StoreItemCommand.RecordCount;
import io.restock.ledger.journal.MovedSince;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts need what moved since their instant, which only the books know. */
final class Counts {
    private Counts() {}

    /**
     * One command an item; an item on several lines (shelf and back room) was counted in parts. An item that was counted before the journal
     * knows what moved is left as it is, and asked for anew: the count would undo, or count twice, what nobody can see any more.
     */
    static List<RecordCount> commands(Clerk.Books books, StockCount count) throws SQLException {
        Instant countedAt = count.occurredInstant().truncatedTo(ChronoUnit.MICROS);
        var units = new TreeMap<Gtin, Integer>();
        for (CountedLine line : count.lines()) {
            units.merge(line.item(), line.units(), Math::addExact);
        }
        MovedSince movedSince = books.movedSince(units.keySet().stream().map(item -> new StoreItemId(count.store(), item)).toList(), countedAt);
        var commands = new ArrayList<RecordCount>(units.size());
        units.forEach((item, counted) -> {
            var id = new StoreItemId(count.store(), item);
            if (movedSince.known(id)) {
                commands.add(new RecordCount(id, countedAt, count.identity(), counted, movedSince.units(id)));
            } else {
                books.exceptions().raise(ExceptionKind.COUNT_TOO_OLD, count.store(), id.toString(), "counted " + counted + " at " + countedAt
                        + ", and what moved since is not in the journal any more; on hand stays as it was. Count it again", countedAt, Stake.of(item, counted));
            }
        });
        return commands;
    }
}
