package io.restock.ledger.reversal;

import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.ledger.journal.Reversible;
import io.restock.ledger.quarantine.Unappliable;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports, their events and their reversals in the batch's transaction. */
public record ReversalTables(Sql sql) implements ReversalBook {
    private record Run(int partition, long firstPosition, int events) {}

    @Override
    public Optional<List<StockEvent>> ledTo(Gln store, Reported kind, String identity) throws SQLException {
        Optional<Run> run = sql.first("select partition, first_position, events from ledger.record where store = ? and type = ? and identity = ?",
                row -> new Run(row.getInt(1), row.getLong(2), row.getInt(3)), store.digits(), kind.type(), identity);
        return run.isEmpty() ? Optional.empty() : Optional.of(events(run.get()));
    }

    private List<StockEvent> events(Run run) throws SQLException {
        List<StockEvent> events = Reversible.events(sql, run.partition(), run.firstPosition(), run.firstPosition() + run.events());
        if (events.size() < run.events()) {
            throw new Unappliable("what it led to is not in the journal any more, whose old parts are moved away; count the items instead");
        }
        return events.stream().filter(event -> !(event instanceof CountOffset)).toList();
    }

    @Override
    public boolean note(Taken reversal) throws SQLException {
        return sql.execute("""
                insert into ledger.reversed_report (store, type, identity, reversal, reversed_at, reason) values (?, ?, ?, ?, ?, ?)
                on conflict (store, type, identity) do nothing""",
                reversal.store().digits(), reversal.kind().type(), reversal.of(), reversal.by(), reversal.at(), reversal.reason()) == 1;
    }

    @Override
    public Map<StoreItemId, Standing> without(List<StockCounted> counts) throws SQLException {
        var standing = new HashMap<StoreItemId, Standing>();
        Reversible.without(sql, counts).forEach((item, without) -> {
            if (without.firstSequence() != 0) {
                throw new Unappliable("older parts of the journal are moved away, so nobody can say what " + item + " would have without it; count it again instead");
            }
            standing.put(item, new Standing(without.onHand(), without.countedAt()));
        });
        return standing;
    }
}
