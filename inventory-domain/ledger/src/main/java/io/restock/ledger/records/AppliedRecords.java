package io.restock.ledger.records;

import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was applied and where its events stand, one statement for a batch's transactions and one for everything else. */
public final class AppliedRecords {
    private record Placed<R extends StoreRecord>(R record, long firstPosition, int events, Instant occurredAt) {}

    private final List<Placed<RetailTransaction>> transactions = new ArrayList<>();
    private final List<Placed<StoreRecord>> others = new ArrayList<>();

    /** @param occurredAt when it counts as having happened, which may not be what its sender's clock said */
    public void add(StoreRecord record, long firstPosition, int events, Instant occurredAt) {
        if (record instanceof RetailTransaction transaction) {
            transactions.add(new Placed<>(transaction, firstPosition, events, occurredAt));
        } else {
            others.add(new Placed<>(record, firstPosition, events, occurredAt));
        }
    }

    /** Those that were added since it was written last. */
    public void write(Sql sql, int partition) throws SQLException {
        if (!transactions.isEmpty()) {
            writeTransactions(sql, partition);
        }
        if (!others.isEmpty()) {
            writeOthers(sql, partition);
        }
        transactions.clear();
        others.clear();
    }

    private void writeTransactions(Sql sql, int partition) throws SQLException {
        sql.execute("""
                insert into ledger.transaction (store, business_date, till, sequence, digest, partition, first_position, events, occurred_at)
                select store, business_date, till, sequence, digest, ?, first_position, events, to_timestamp(occurred / 1000.0)
                from unnest(?::text[], ?::date[], ?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::int[], ?::bigint[])
                    as t (store, business_date, till, sequence, digest, first_position, events, occurred)""",
                partition,
                transactions.stream().map(each -> each.record().store().digits()).toList(),
                transactions.stream().map(each -> each.record().businessDate().toString()).toList(),
                transactions.stream().map(each -> each.record().till()).toList(),
                transactions.stream().mapToLong(each -> each.record().sequence()).toArray(),
                transactions.stream().map(each -> each.record().digest()).toList(),
                transactions.stream().mapToLong(Placed::firstPosition).toArray(),
                transactions.stream().mapToInt(Placed::events).toArray(),
                transactions.stream().mapToLong(each -> each.occurredAt().toEpochMilli()).toArray());
    }

    private void writeOthers(Sql sql, int partition) throws SQLException {
        sql.execute("""
                insert into ledger.record (store, type, identity, digest, partition, first_position, events, occurred_at)
                select store, type, identity, digest, ?, first_position, events, to_timestamp(occurred / 1000.0)
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::int[], ?::bigint[])
                    as r (store, type, identity, digest, first_position, events, occurred)""",
                partition,
                others.stream().map(each -> each.record().store().digits()).toList(),
                others.stream().map(each -> StoreRecord.CODEC.typeOf(each.record())).toList(),
                others.stream().map(each -> each.record().identity()).toList(),
                others.stream().map(each -> each.record().digest()).toList(),
                others.stream().mapToLong(Placed::firstPosition).toArray(),
                others.stream().mapToInt(Placed::events).toArray(),
                others.stream().mapToLong(each -> each.occurredAt().toEpochMilli()).toArray());
    }
}
