package io.restock.ledger.records;

import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of a batch's records were applied before: in the database, all asked at once, or earlier in the batch. */
public final class SeenRecords {
    public enum Verdict { NEW, DUPLICATE, CONFLICT }

    private record Identity(Class<?> type, String store, String identity) {
        static Identity of(StoreRecord record) {
            return new Identity(record.getClass(), record.store().digits(), record.identity());
        }
    }

    /**
     * Each is looked up by itself, through the primary key. A join is planned by what is known of the table: of a fresh one nothing, so all of it was hashed for every batch,
     * and a prepared plan kept to that until the first autoanalyze.
     */
    public static final String TRANSACTIONS = """
            select asked.at, seen.digest
            from unnest(?::text[], ?::date[], ?::text[], ?::bigint[]) with ordinality as asked (store, business_date, till, sequence, at)
            cross join lateral (select digest from ledger.transaction t
                where (t.store, t.business_date, t.till, t.sequence) = (asked.store, asked.business_date, asked.till, asked.sequence) limit 1) seen""";
    public static final String OTHERS = """
            select asked.at, seen.digest
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as asked (store, type, identity, at)
            cross join lateral (select digest from ledger.record r where (r.store, r.type, r.identity) = (asked.store, asked.type, asked.identity) limit 1) seen""";

    private final Map<Identity, String> digests = new HashMap<>();

    public static SeenRecords load(Sql sql, List<StoreRecord> batch) throws SQLException {
        var transactions = new ArrayList<RetailTransaction>(batch.size());
        var others = new ArrayList<StoreRecord>();
        for (StoreRecord record : batch) {
            if (record instanceof RetailTransaction transaction) {
                transactions.add(transaction);
            } else {
                others.add(record);
            }
        }
        var seen = new SeenRecords();
        seen.loadTransactions(sql, transactions);
        seen.loadOthers(sql, others);
        return seen;
    }

    public Verdict verdict(StoreRecord record) {
        String digest = digests.get(Identity.of(record));
        if (digest == null) {
            return Verdict.NEW;
        }
        return digest.equals(record.digest()) ? Verdict.DUPLICATE : Verdict.CONFLICT;
    }

    public void note(StoreRecord record) {
        digests.put(Identity.of(record), record.digest());
    }

    private void loadTransactions(Sql sql, List<RetailTransaction> asked) throws SQLException {
        load(sql, asked, TRANSACTIONS,
                asked.stream().map(each -> each.store().digits()).toList(),
                asked.stream().map(each -> each.businessDate().toString()).toList(),
                asked.stream().map(RetailTransaction::till).toList(),
                asked.stream().mapToLong(RetailTransaction::sequence).toArray());
    }

    private void loadOthers(Sql sql, List<StoreRecord> asked) throws SQLException {
        load(sql, asked, OTHERS,
                asked.stream().map(each -> each.store().digits()).toList(),
                asked.stream().map(StoreRecord.CODEC::typeOf).toList(),
                asked.stream().map(StoreRecord::identity).toList());
    }

    private void load(Sql sql, List<? extends StoreRecord> asked, String statement, Object... values) throws SQLException {
        if (!asked.isEmpty()) {
            sql.list(statement, row -> digests.put(Identity.of(asked.get(row.getInt(1) - 1)), row.getString(2)), values);
        }
    }
}
