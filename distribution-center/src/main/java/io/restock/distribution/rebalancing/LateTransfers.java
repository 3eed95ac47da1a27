package io.restock.distribution.rebalancing;

import io.restock.contracts.Gln;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.rebalancing.CenterTransfer.State;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A transfer of which something has not come two hours after its time is an exception, of as much as could be sold of that: of the center that is to send it until it has left, then of the one that waits
 * for it. It ends when all has come, is expected at another time or is given up. When it is late the clock says; that it is no more, whoever changes it, in the same transaction.
 */
final class LateTransfers {
    private static final int AT_ONCE = 200;
    /** A lorry in a queue is no matter for people. */
    private static final Duration GRACE = Duration.ofHours(2);

    private LateTransfers() {}

    /** @param to the center that waits for it */
    record Late(Gln to, long id) {}

    /** Some of which nobody has been asked yet. */
    static List<Late> unasked(Sql sql, Instant now) throws SQLException {
        return sql.list("""
                select to_dc, id from distribution.center_transfer where state in ('ORDERED', 'LEFT') and asked is null and expected_at < ?
                order by expected_at, id limit\s""" + AT_ONCE, row -> new Late(new Gln(row.getString(1)), row.getLong(2)), now.minus(GRACE));
    }

    /** Whether a transfer is late, with its centers held. @return what is reported if that is new, another center's, or less of it is late than people were told */
    static List<Message> look(Sql sql, CenterTransfer transfer, Instant now) throws SQLException {
        Gln before = sql.first("select coalesce(asked, '') from distribution.center_transfer where id = ?", row -> row.getString(1), transfer.id())
                .filter(asked -> !asked.isEmpty()).map(Gln::new).orElse(null);
        boolean isLate = transfer.late() && transfer.expectedAt().isBefore(now.minus(GRACE));
        Gln asked = !isLate ? null : transfer.state() == State.ORDERED ? transfer.from() : transfer.to();
        var told = new ArrayList<Message>();
        if (before != null && !before.equals(asked)) {
            told.add(Message.of(new ExceptionRaised(ExceptionKind.DC_TRANSFER_LATE, before, before + "|" + transfer.id(), ended(transfer, isLate), false, now, now)));
        }
        if (asked != null) {
            told.add(Message.of(new ExceptionRaised(ExceptionKind.DC_TRANSFER_LATE, asked, asked + "|" + transfer.id(), sentence(transfer), true, transfer.expectedAt(), now,
                    Stake.of(transfer.item(), transfer.owed()))));
        }
        if (before != null || asked != null) {
            sql.execute("update distribution.center_transfer set asked = ? where id = ?", asked, transfer.id());
        }
        return told;
    }

    private static String ended(CenterTransfer transfer, boolean isLate) {
        return switch (transfer.state()) {
            case ORDERED, LEFT -> isLate ? "it has left" : "it is expected at " + transfer.expectedAt();
            case ARRIVED, CANCELLED -> "nothing more of it is to come";
        };
    }

    private static String sentence(CenterTransfer transfer) {
        String what = transfer.owed() + (transfer.name() == null ? " of " + transfer.item() : " of " + transfer.name());
        return transfer.state() == State.ORDERED
                ? "Transfer %d to %s should have been there at %s, and has not left: %s. Say that it has left, when it is expected now, or call it off."
                        .formatted(transfer.id(), transfer.to(), transfer.expectedAt(), what)
                : "Transfer %d from %s was expected at %s, and %s have not come: say what came, when it is expected now, or that no more comes."
                        .formatted(transfer.id(), transfer.from(), transfer.expectedAt(), what);
    }
}
