package io.restock.ledger.transfer;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.ledger.transfer.TransferView.Line;
import io.restock.ledger.transfer.TransferView.State;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Both halves of transfers, read together. The sender's is there first: what it says was sent is a moment later under way to the receiver. */
@ApplicationScoped
public class TransferList {
    private static final String BOTH_HALVES = """
            select s.store, s.transfer, s.destination, s.to_center, s.sent_reason, s.sent_at, s.cancelled_at, s.reason, s.lost, d.arrived_at, d.called_off_at, d.closed_at
            from ledger.transfer_sent s left join ledger.transfer_due d on (d.store, d.sender, d.transfer) = (s.destination, s.store, s.transfer) """;
    private static final String LINES = """
            select k.store, k.transfer, item, coalesce(units, 0) as sent, coalesce(arrived, 0) as arrived, coalesce(damaged, 0) as damaged,
                   coalesce(units, 0) - coalesce(closed, 0) as open, coalesce(called_off, 0) as called_off,
                   greatest(0, coalesce(closed - called_off - arrived - damaged, 0)) as missing
            from unnest(?::text[], ?::text[], ?::text[]) as k (store, transfer, destination)
            cross join lateral (
                select item, units, arrived, damaged, called_off, closed
                from (select item, units from ledger.transfer_sent_line sl where (sl.store, sl.transfer) = (k.store, k.transfer)) t
                full join (select item, arrived, damaged, called_off, closed from ledger.transfer_due_line dl
                           where (dl.store, dl.sender, dl.transfer) = (k.destination, k.store, k.transfer)) l using (item)) line
            order by k.store, k.transfer, item""";

    /** Which of a store's transfers are asked for: what it sent, what is sent to it, or both. */
    public enum Direction { OUT, IN, BOTH }

    @Inject
    Database database;

    /** Those of this number that the store sent, or that were sent to it: none, one, or by chance more. @param from their sender, or null for any */
    public List<TransferView> numbered(Gln at, String transfer, @Nullable Gln from) {
        return list(BOTH_HALVES + "where s.transfer = ? and (s.store = ? or s.destination = ?) and s.store = coalesce(?, s.store) order by s.store",
                transfer, at.digits(), at.digits(), from == null ? null : from.digits());
    }

    /**
     * The one that an address means.
     *
     * @param found those of its number
     * @param whose the store that the address names rather: then the others do not count
     * @throws ProblemException 409 if it may be several
     */
    public static Optional<TransferView> meant(List<TransferView> found, Gln at, Function<TransferView, Gln> whose) {
        List<TransferView> own = found.stream().filter(transfer -> whose.apply(transfer).equals(at)).toList();
        List<TransferView> meant = own.isEmpty() ? found : own;
        if (meant.size() > 1) {
            throw ProblemException.conflict("several stores have sent a transfer " + meant.getFirst().id() + "; add ?from= with the sender, one of "
                    + meant.stream().map(TransferView::from).toList());
        }
        return meant.stream().findFirst();
    }

    /**
     * Oldest first.
     *
     * @param open null for both
     * @param after sender and number of the last one of the page before, or null
     */
    List<TransferView> page(Gln store, Direction direction, @Nullable Boolean open, @Nullable String after, int limit) {
        String which = switch (direction) {
            case OUT -> "where s.store = ?1 ";
            case IN -> "where s.destination = ?1 ";
            case BOTH -> "where (s.store = ?1 or s.destination = ?1) ";
        };
        var values = new ArrayList<Object>();
        for (int i = which.split("\\?1", -1).length - 1; i > 0; i--) {
            values.add(store.digits());
        }
        String narrowed = which.replace("?1", "?") + (open == null ? "" : open ? "and d.closed_at is null " : "and d.closed_at is not null ");
        if (after != null) {
            narrowed += "and (s.sent_at, s.store, s.transfer) > (select sent_at, store, transfer from ledger.transfer_sent where store || '/' || transfer = ?) ";
            values.add(after);
        }
        values.add(limit);
        return list(BOTH_HALVES + narrowed + "order by s.sent_at, s.store, s.transfer limit ?", values.toArray());
    }

    private List<TransferView> list(String statement, @Nullable Object... values) {
        return database.read(sql -> {
            List<TransferView> transfers = sql.list(statement, TransferList::view, values);
            return transfers.isEmpty() ? transfers : withLines(sql, transfers);
        });
    }

    private static List<TransferView> withLines(Sql sql, List<TransferView> transfers) throws SQLException {
        Map<String, TransferView> byKey = new LinkedHashMap<>();
        transfers.forEach(transfer -> byKey.put(transfer.key(), transfer));
        sql.each(LINES, row -> {
            TransferView of = byKey.get(row.getString("store") + "/" + row.getString("transfer"));
            if (of != null) {
                of.lines().add(new Line(row.getString("item"), row.getLong("sent"), row.getLong("arrived"), row.getLong("damaged"), row.getLong("open"),
                        row.getLong("called_off"), row.getLong("missing")));
            }
        }, transfers.stream().map(TransferView::from).toList(), transfers.stream().map(TransferView::id).toList(), transfers.stream().map(TransferView::to).toList());
        return List.copyOf(byKey.values());
    }

    private static TransferView view(ResultSet row) throws SQLException {
        boolean lost = row.getBoolean("lost");
        State state = Sql.instantOrNull(row, "closed_at") == null ? State.OPEN
                : Sql.instantOrNull(row, "called_off_at") == null ? State.ARRIVED : lost ? State.LOST : State.CANCELLED;
        return new TransferView(row.getString("transfer"), row.getString("store"), row.getString("destination"), row.getBoolean("to_center"), row.getString("sent_reason"),
                Sql.instant(row, "sent_at"), state,
                Sql.instantOrNull(row, "arrived_at"), Sql.instantOrNull(row, "cancelled_at"), row.getString("reason"), lost, new ArrayList<>());
    }
}
