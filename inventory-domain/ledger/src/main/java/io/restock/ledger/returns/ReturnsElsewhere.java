package io.restock.ledger.returns;

import io.restock.contracts.Gln;
import io.restock.contracts.Topics;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.ReturnElsewhere;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.Return;
import io.restock.ledger.outbox.Outbox;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Goods land in the store that takes them back, but the demand was the selling store's: it is told by a record in its own order of things.
 * The record's identity is the return line's, so it counts once however often the return comes.
 */
public final class ReturnsElsewhere {
    private final List<ReturnElsewhere> letters = new ArrayList<>();

    public void add(RetailTransaction transaction) {
        letters.addAll(of(transaction));
    }

    /** One for each line that returns what another store sold, unless a later line voids it. */
    public static List<ReturnElsewhere> of(RetailTransaction transaction) {
        var standing = new LinkedHashMap<Integer, Return>();
        for (TransactionLine line : transaction.lines()) {
            switch (line) {
                case Return back when soldElsewhere(transaction, back) -> standing.put(back.line(), back);
                case TransactionLine.Void taken -> standing.remove(taken.voids());
                case TransactionLine.Sale _,Return _ -> {}
            }
        }
        return standing.values().stream().map(back -> letter(transaction, back)).toList();
    }

    private static boolean soldElsewhere(RetailTransaction transaction, Return back) {
        return back.original() != null && back.original().store() != null && !back.original().store().equals(transaction.store());
    }

    private static ReturnElsewhere letter(RetailTransaction transaction, Return back) {
        LineId by = transaction.id().line(back.line());
        String identity = transaction.store() + "/" + by;
        return new ReturnElsewhere(back.original().store(), identity, identity, transaction.occurredInstant(), transaction.store(), by,
                back.original().line(), back.item(), back.units());
    }

    /** A store that nobody has listed gets no letter: it would come to have stock. The return itself is somebody's question then. */
    public void write(Sql sql, Outbox outbox) throws SQLException {
        if (letters.isEmpty()) {
            return;
        }
        var listed = new HashSet<>(sql.list("select gln from ledger.store where gln = any(?)", row -> row.getString(1),
                letters.stream().map(ReturnElsewhere::store).map(Gln::digits).distinct().toList()));
        for (ReturnElsewhere letter : letters) {
            if (listed.contains(letter.store().digits())) {
                outbox.add(Topics.POS_TRANSACTIONS, letter.store().digits(), StoreRecord.CODEC.typeOf(letter), StoreRecord.CODEC.write(letter));
            }
        }
    }
}
