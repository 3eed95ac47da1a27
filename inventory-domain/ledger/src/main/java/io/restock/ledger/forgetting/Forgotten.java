package io.restock.ledger.forgetting;

import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which records of a batch are so old that nobody can say any more whether they were counted.
 *
 * @param before by store, the first business date that is known
 */
public record Forgotten(Map<String, LocalDate> before) {
    /** What is younger cannot be forgotten, by anybody's clock, and costs no look. */
    private static final Duration SURELY_KNOWN = Forgetting.AGE.minusDays(10);

    public static Forgotten of(Sql sql, List<StoreRecord> records, Instant now) throws SQLException {
        LocalDate known = LocalDate.ofInstant(now.minus(SURELY_KNOWN), ZoneOffset.UTC);
        List<String> asked = records.stream().filter(record -> dateOf(record).isBefore(known)).map(record -> record.store().digits()).distinct().toList();
        var before = new HashMap<String, LocalDate>();
        if (!asked.isEmpty()) {
            sql.list("select store, before from ledger.forgotten where store = any(?)",
                    row -> before.put(row.getString("store"), row.getObject("before", LocalDate.class)), asked);
        }
        return new Forgotten(before);
    }

    /** Why it cannot be taken, if so. */
    public Optional<String> reason(StoreRecord record) {
        return Optional.ofNullable(before.get(record.store().digits())).filter(known -> dateOf(record).isBefore(known))
                .map(known -> "it is of " + dateOf(record) + ", and what was recorded before " + known + " is forgotten: nobody can say whether it was counted already."
                        + " If it was not, report what it changed as an adjustment");
    }

    private static LocalDate dateOf(StoreRecord record) {
        return record instanceof RetailTransaction transaction ? transaction.businessDate() : LocalDate.ofInstant(record.occurredInstant(), ZoneOffset.UTC);
    }
}
