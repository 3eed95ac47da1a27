package io.restock.distribution.pick;

import static java.util.Objects.requireNonNull;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.StockQuestion;
import io.restock.distribution.stock.StockQuestions;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A pick whose answer was wrong and is taken back before it leaves: it is open again, within a decision that holds the center. */
public record Reopening(Gln dc, Pick pick, Instant answeredAt) {
    /** One of the center's picks; an open one has not been answered, and is there all the same. */
    public static Optional<Reopening> find(Sql sql, Gln dc, String number) throws SQLException {
        return !number.matches("\\d{1,18}") ? Optional.empty() : sql.first("""
                select p.*, coalesce(p.answered_at, w.released_at) as answered from distribution.pick p join distribution.wave w on w.id = p.wave where w.dc = ? and p.id = ?""",
                row -> new Reopening(dc, Pick.from(row), Sql.instant(row, "answered")), dc, Long.valueOf(number));
    }

    /** @throws ProblemException 409 if it is open, has left, was called off, or its rest was fetched elsewhere */
    public void mustBePossible(Sql sql) throws SQLException {
        switch (CalledOff.stage(pick)) {
            case OPEN -> throw ProblemException.conflict("pick " + pick.pick() + " is open: nobody has answered it, or its answer was taken back");
            case DESPATCHED -> throw ProblemException.conflict("pick " + pick.pick() + " has left with despatch " + pick.despatch() + "; call that off with POST /v1/despatches/"
                    + pick.despatch() + "/cancellations");
            case STAGED, NOTHING -> {
                if (pick.calledOff() != null) {
                    throw ProblemException.conflict("pick " + pick.pick() + " was called off: " + pick.calledOff() + "; what was taken goes back with POST /v1/dcs/{gln}/moves");
                }
            }
        }
        for (Pick rest : Pick.replacing(sql, pick.pick())) {
            if (rest.picked() != null && rest.calledOff() == null) {
                throw ProblemException
                        .conflict((rest.item().equals(pick.item()) ? "the rest of pick " + pick.pick() + " was fetched" : "item " + rest.item() + " went in place of pick "
                                + pick.pick()) + " by pick " + rest.pick() + "; take that back first");
            }
        }
    }

    /**
     * Its goods are at their location again. It asks for what it did, less what was cancelled for want of it, which is ordered anew, and less what another wave fetches already. What it had
     * sent pickers for elsewhere is free.
     *
     * A substitute went in nobody's place: its line ends, and nobody is sent for it again.
     *
     * @return what is reported of it
     * @throws ProblemException 409 if nothing is left to be fetched
     */
    public List<Message> reopen(Sql sql, DcStock stock, String reason, Instant now) throws SQLException {
        if (Substituting.isSubstitute(sql, pick)) {
            return Substituting.takeBack(sql, dc, pick, requireNonNull(pick.picked()), reason, now);
        }
        for (Pick rest : Pick.replacing(sql, pick.pick())) {
            CalledOff.end(sql, stock, rest, "pick " + pick.pick() + " was taken back: " + reason, now);
        }
        int picked = requireNonNull(pick.picked());
        int beyond = Math.max(0, picked - pick.units());
        sql.execute("update distribution.order_line set picked = picked - ?, units = units - ?, weighed_over = weighed_over - ? where id = ?", picked, beyond, beyond,
                pick.orderLine());
        int cancelled = requireNonNull(pick.cancelled());
        int waiting = (int) sql.number("select waiting from distribution.order_line where id = ?", pick.orderLine());
        int again = Math.min(pick.units() - cancelled, waiting);
        if (again <= 0) {
            throw ProblemException.conflict("nothing of pick " + pick.pick() + " is wanted any more: it was cancelled, or another wave fetches it; say what is there with a count");
        }
        if (cancelled > 0) {
            sql.execute("insert into distribution.line_cancellation (order_line, units, reason, cancelled_at) values (?, ?, ?, ?)", pick.orderLine(), cancelled,
                    "pick " + pick.pick() + " was short", answeredAt);
        }
        sql.execute(
                """
                update distribution.pick set units = ?, picked = null, picked_lot = null, said = null, reason = null, back_ordered = 0, cancelled = 0, substituted = 0, answered_at = null where id = ?""",
                again, pick.pick());
        sql.execute("update distribution.order_line set allocated = allocated + ?, back_ordered = least(back_ordered, waiting - ?) where id = ?", again, again, pick.orderLine());
        stock.allocate(pick.item(), pick.bin(), again);
        var question = new StockQuestion(dc, pick.item(), pick.location());
        return StockQuestions.settleAskedAt(sql, question, answeredAt, "pick " + pick.pick() + ", which asked it, was taken back", now);
    }
}
