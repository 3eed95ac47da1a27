package io.restock.ledger.returns;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.MovedPart;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.journal.CitedSales;
import io.restock.ledger.journal.CitedSales.Cited;
import io.restock.ledger.journal.CitedSales.Standing;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units that came back of each sale line, at whatever store. A return is a fact and is never refused; one that cites more than was sold
 * becomes an exception.
 */
public final class Reversals {
    private record Citing(Gln store, Instant at) {}

    /** Rows are locked in this order, because stores of other partitions write the same ones. */
    private final Map<Cited, Integer> units = new TreeMap<>(Cited.ORDER);
    private final Map<Cited, Citing> citing = new HashMap<>();

    public void add(RetailTransaction transaction) {
        var returns = new HashMap<Integer, TransactionLine.Return>();
        for (TransactionLine line : transaction.lines()) {
            switch (line) {
                case TransactionLine.Return back -> {
                    returns.put(back.line(), back);
                    add(transaction, back, 1);
                }
                case TransactionLine.Void taken when returns.get(taken.voids()) instanceof TransactionLine.Return back -> add(transaction, back, -1);
                case TransactionLine.Void _,TransactionLine.Sale _ -> {}
            }
        }
    }

    private void add(RetailTransaction transaction, TransactionLine.Return back, int sign) {
        OriginalSale original = back.original();
        if (original == null) {
            return;
        }
        Gln store = original.store() == null ? transaction.store() : original.store();
        for (MovedPart part : back.moved()) {
            var cited = new Cited(store.digits(), original.line().toString(), part.item().digits());
            units.merge(cited, sign * part.units(), Integer::sum);
            citing.put(cited, new Citing(transaction.store(), transaction.occurredInstant()));
        }
    }

    /** After the batch's events are in the journal: the sale may be among them. */
    public void write(Sql sql, ExceptionBook exceptions) throws SQLException {
        if (units.isEmpty()) {
            return;
        }
        sql.execute("""
                insert into ledger.reversal as r (store, sale, item, units)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::int[]) order by 1, 2, 3
                on conflict (store, sale, item) do update set units = r.units + excluded.units""",
                units.keySet().stream().map(Cited::store).toList(), units.keySet().stream().map(Cited::sale).toList(),
                units.keySet().stream().map(Cited::item).toList(), units.values().stream().mapToInt(Integer::intValue).toArray());
        for (Standing standing : CitedSales.of(sql, List.copyOf(units.keySet()))) {
            if (standing.exceeded()) {
                Citing by = requireNonNull(citing.get(standing.cited()));
                exceptions.raise(ExceptionKind.RETURN_EXCEEDS_SALE, by.store(), standing.cited().subject(), standing.sentence(), by.at(),
                        Stake.of(new Gtin(standing.cited().item()), standing.returned() - standing.sold()));
            }
        }
    }
}
