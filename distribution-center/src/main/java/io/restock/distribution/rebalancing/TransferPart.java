package io.restock.distribution.rebalancing;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.stock.Lot;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came of a transfer at once, within a decision that holds the center to which it came. @param recordedAt when it was reported */
public record TransferPart(Gln dc, long transfer, int part, Instant recordedAt) {
    private static final Pattern REPORT = Pattern.compile("(\\d{1,18})/(\\d{1,9})");

    /**
     * @param report transfer and part, such as {@code 17/1}
     * @return one that came to the center
     * @throws ProblemException 409 if what it led to was not noted at its time
     */
    public static Optional<TransferPart> find(Sql sql, Gln dc, String report) throws SQLException {
        Matcher named = REPORT.matcher(report);
        if (!named.matches()) {
            return Optional.empty();
        }
        long transfer = Long.parseLong(named.group(1));
        int part = Integer.parseInt(named.group(2));
        return sql.first("""
                select p.recorded_at from distribution.center_transfer_part p join distribution.center_transfer t on t.id = p.transfer
                where t.to_dc = ? and (p.transfer, p.part) = (?, ?)""", row -> Optional.ofNullable(Sql.instantOrNull(row, "recorded_at")), dc, transfer, part)
                .map(recorded -> new TransferPart(dc, transfer, part, recorded.orElseThrow(() -> ProblemException.conflict("what part " + report
                        + " led to was not noted at its time; count its item instead, with POST /v1/dcs/" + dc + "/counts"))));
    }

    String report() {
        return transfer + "/" + part;
    }

    /** Units of it are of a lot that left. */
    void isOf(Sql sql, Lot lot, int units) throws SQLException {
        sql.execute("update distribution.center_transfer_lot set arrived = arrived + ? where transfer = ? and lot = ?", units, transfer, lot.name());
        sql.execute("insert into distribution.center_transfer_part_lot (transfer, part, lot, units) values (?, ?, ?, ?)", transfer, part, lot.name(), units);
    }

    /**
     * It has not come: what it brought is on the road again, unless another part or the center itself said that nothing more comes. Then it is missing.
     *
     * @return what is reported of it
     */
    public List<Message> takeBack(Sql sql, String reason, Instant now) throws SQLException {
        sql.execute("update distribution.center_transfer_part set taken_back_at = ?, taken_back_for = ? where (transfer, part) = (?, ?)", now, reason, transfer, part);
        sql.execute("""
                with gone as (delete from distribution.center_transfer_part_lot where (transfer, part) = (?, ?) returning lot, units)
                update distribution.center_transfer_lot l set arrived = l.arrived - gone.units from gone where l.transfer = ? and l.lot = gone.lot""", transfer, part, transfer);
        sql.execute("""
                with standing as (select max(arrived_at) filter (where complete) as completed_at, max(arrived_at) as latest, coalesce(sum(arrived), 0) as arrived,
                        coalesce(sum(damaged), 0) as damaged from distribution.center_transfer_part where transfer = ? and taken_back_at is null),
                is_over as (select t.id, s.*, coalesce(t.given_up_at, s.completed_at, case when s.arrived + s.damaged >= t.sent then s.latest end) as at
                        from distribution.center_transfer t, standing s where t.id = ?)
                update distribution.center_transfer t set arrived = o.arrived, damaged = o.damaged, arrived_at = o.at, state = case when o.at is null then 'LEFT' else 'ARRIVED' end,
                    ended_for = case when o.at is null then null else t.ended_for end from is_over o where t.id = o.id""", transfer, transfer);
        return LateTransfers.look(sql, CenterTransfers.find(sql, dc, transfer, now), now);
    }
}
