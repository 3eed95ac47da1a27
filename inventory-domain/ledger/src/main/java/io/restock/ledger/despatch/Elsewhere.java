package io.restock.ledger.despatch;

import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.Sscc;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.DespatchElsewhere;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.outbox.Outbox;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What was received at another store than it was sent to. */
public final class Elsewhere {
    private record Found(Gln at, Sscc despatch, Gln owner, Instant arrivedAt, boolean complete) {}

    private Elsewhere() {}

    /** @param because what the store that received it has said: it counts once however often */
    static DespatchElsewhere letter(Gln owner, Gln at, Sscc despatch, String because, Instant receivedAt, List<CountedLine> lines, boolean complete) {
        String identity = at + "/" + despatch + "/" + because;
        return new DespatchElsewhere(owner, identity.length() <= Limits.NAME ? identity : Digest.of(identity), Digest.of(identity), receivedAt, despatch, at, lines, complete);
    }

    static void raise(ExceptionBook exceptions, Gln at, Sscc despatch, Gln owner, Instant when, Stake stake) {
        exceptions.close(ExceptionKind.RECEIPT_WITHOUT_DESPATCH, despatch.digits(), when);
        exceptions.raise(ExceptionKind.DELIVERED_ELSEWHERE, at, despatch + "/" + at, "despatch " + despatch + " belongs to store " + owner
                + " and was received at store " + at + ", where its goods are on hand now. Keep them, or send them on by a transfer to " + owner, when, stake);
    }

    /** Receipts that were faster than the advice, which then went to another store. Their stores' own order of things says the rest. */
    public static void askOwners(Sql sql, ExceptionBook exceptions, int most) throws SQLException {
        var outbox = new Outbox();
        List<Found> found = sql.list("""
                select b.store, b.sscc, a.store as owner, b.arrived_at, b.completed_by is not null as complete
                from ledger.despatch b join ledger.despatch a on a.sscc = b.sscc and a.store <> b.store
                where b.despatched_at is null and b.belongs_to is null and b.arrived_at is not null and a.despatched_at is not null
                  and (a.received_at is null or a.home_at is not null) limit ?""",
                row -> new Found(new Gln(row.getString(1)), new Sscc(row.getString(2)), new Gln(row.getString(3)), Sql.instant(row, "arrived_at"), row.getBoolean(5)), most);
        for (Found each : found) {
            List<CountedLine> lines = sql.list("select item, sum(arrived + damaged)::int from ledger.despatch_line where store = ? and sscc = ? group by item order by item",
                    row -> new CountedLine(new Gtin(row.getString(1)), row.getInt(2)), each.at().digits(), each.despatch().digits());
            var letter = letter(each.owner(), each.at(), each.despatch(), "until " + each.arrivedAt(), each.arrivedAt(), lines, each.complete());
            outbox.add(Topics.POS_TRANSACTIONS, letter.store().digits(), StoreRecord.CODEC.typeOf(letter), StoreRecord.CODEC.write(letter), Author.system("ledger").text());
            sql.execute("update ledger.despatch set belongs_to = ? where store = ? and sscc = ?", each.owner().digits(), each.at().digits(), each.despatch().digits());
            raise(exceptions, each.at(), each.despatch(), each.owner(), each.arrivedAt(),
                    Stake.of(lines.stream().collect(Collectors.toMap(CountedLine::item, line -> (long) line.units()))));
        }
        outbox.write(sql);
    }
}
