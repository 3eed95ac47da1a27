package io.restock.distribution.rebalancing;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.rebalancing.CenterTransfer.State;
import io.restock.distribution.stock.StockReports;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** That a transfer has left, within a decision that holds the center that gave it. */
public final class TransferDeparture {
    private final CenterTransfer transfer;

    private TransferDeparture(CenterTransfer transfer) {
        this.transfer = transfer;
    }

    /**
     * @param number of the transfer
     * @return that of one that left the center
     * @throws ProblemException 409 if some of it has come, or what it led to was not noted at its time
     */
    public static Optional<TransferDeparture> find(Sql sql, Gln dc, String number, Instant now) throws SQLException {
        if (!number.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        Optional<TransferDeparture> departure = CenterTransfer.find(sql, dc, Long.parseLong(number), now)
                .filter(transfer -> transfer.from().equals(dc) && transfer.leftAt() != null).map(TransferDeparture::new);
        if (departure.isPresent()) {
            departure.get().mustBePossible(sql, number);
        }
        return departure;
    }

    private void mustBePossible(Sql sql, String number) throws SQLException {
        transfer.parts().stream().filter(part -> part.takenBackAt() == null).findFirst().ifPresent(part -> {
            throw ProblemException
                    .conflict("part %d/%d of it has come to %s, which takes that back first: POST /v1/dcs/%s/reversals, kind TRANSFER_ARRIVAL".formatted(transfer.id(),
                            part.part(), transfer.to(), transfer.to()));
        });
        if (sql.first("select from distribution.stock_entry where dc = ? and report_kind = ? and report = ? limit 1", row -> true, transfer.from(),
                StockReports.Kind.TRANSFER_DEPARTURE, number).isEmpty()) {
            throw ProblemException
                    .conflict("what transfer " + number + " took was not noted at its time; count its item instead, with POST /v1/dcs/" + transfer.from() + "/counts");
        }
    }

    /** It has not left, and is called off; where it is lacked still, it is proposed again. @return what is reported of it */
    public List<Message> takeBack(Sql sql, String reason, Instant now) throws SQLException {
        sql.execute("delete from distribution.center_transfer_lot where transfer = ?", transfer.id());
        sql.execute("update distribution.center_transfer set state = ?, left_at = null, arrived_at = null, given_up_at = null, sent = 0, ended_for = ? where id = ?",
                State.CANCELLED,
                "it had not left: " + reason, transfer.id());
        return LateTransfers.look(sql, CenterTransfers.find(sql, transfer.from(), transfer.id(), now), now);
    }
}
