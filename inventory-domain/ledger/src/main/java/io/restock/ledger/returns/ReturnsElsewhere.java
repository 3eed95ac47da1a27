package io.restock.ledger.returns;

import io.restock.contracts.Gln;
import io.restock.contracts.Topics;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.ReturnElsewhere;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.MovedPart;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.contracts.store.TransactionLine.Return;
import io.restock.ledger.outbox.Outbox;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods land in the store that takes them back, but the demand was the selling store's: it is reported by a record in its own order of things.
 * The record's identity is the return line's, so it counts once however often the return comes.
 */
public final class ReturnsElsewhere {
    private record Letter(ReturnElsewhere back, @Nullable String author) {}

    private final List<Letter> letters = new ArrayList<>();

    /** @param author of the transaction, or null where nobody knows */
    public void add(RetailTransaction transaction, @Nullable String author) {
        of(transaction).forEach(back -> letters.add(new Letter(back, author)));
    }

    /** One for each line, or each part of a kit, that returns what another store sold, unless a later line voids it. */
    public static List<ReturnElsewhere> of(RetailTransaction transaction) {
        var standing = new LinkedHashMap<Integer, List<ReturnElsewhere>>();
        for (TransactionLine line : transaction.lines()) {
            switch (line) {
                case Return back when back.original() instanceof OriginalSale(Gln seller, LineId sale) && seller != null && !seller.equals(transaction.store()) ->
                    standing.put(back.line(), back.moved().stream().map(part -> letter(transaction, back, part, seller, sale)).toList());
                case TransactionLine.Void taken -> standing.remove(taken.voids());
                case TransactionLine.Sale _,Return _ -> {}
            }
        }
        return standing.values().stream().flatMap(List::stream).toList();
    }

    private static ReturnElsewhere letter(RetailTransaction transaction, Return back, MovedPart part, Gln seller, LineId sale) {
        LineId by = transaction.id().line(back.line());
        String identity = transaction.store() + "/" + by + (back.parts() == null ? "" : "/" + part.item());
        return new ReturnElsewhere(seller, identity, identity, transaction.occurredInstant(), transaction.store(), by, sale, part.item(), part.units());
    }

    /** A store that nobody has listed gets no letter: it would come to have stock. The return itself is an exception then. */
    public void write(Sql sql, Outbox outbox) throws SQLException {
        if (letters.isEmpty()) {
            return;
        }
        var listed = new HashSet<>(sql.list("select gln from ledger.store where gln = any(?)", row -> row.getString(1),
                letters.stream().map(letter -> letter.back().store()).map(Gln::digits).distinct().toList()));
        for (Letter letter : letters) {
            ReturnElsewhere back = letter.back();
            if (listed.contains(back.store().digits())) {
                outbox.add(Topics.POS_TRANSACTIONS, back.store().digits(), StoreRecord.CODEC.typeOf(back), StoreRecord.CODEC.write(back), letter.author());
            }
        }
    }
}
