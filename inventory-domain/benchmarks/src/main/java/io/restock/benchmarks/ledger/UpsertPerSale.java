package io.restock.benchmarks.ledger;

import io.agroal.api.AgroalDataSource;
import io.restock.benchmarks.engines.Pool;
import io.restock.benchmarks.measuring.Stopwatch;
import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.store.TransactionLine.Sale;
import java.time.Duration;
import java.util.Map;

/** Plain SQL as many tills' back offices do it: one transaction a sale, one upsert a line. No history, no memory of what was seen. */
final class UpsertPerSale implements Contestant {
    private static final String UPSERT = "insert into upsert.stock as s (store, item, on_hand) values (?, ?, " + Workload.OPENING
            + " - ?) on conflict (store, item) do update set on_hand = s.on_hand - ?";

    private LedgerTables tables;

    @Override
    public void prepare(Heat heat) throws Exception {
        tables = new LedgerTables(heat.engines());
        tables.execute("drop schema if exists upsert cascade", "create schema upsert",
                "create table upsert.stock (store text collate \"C\", item text collate \"C\", on_hand int not null, primary key (store, item))");
    }

    @Override
    public Stopwatch.Lap race(Heat heat, Stopwatch watch) throws Exception {
        try (AgroalDataSource connections = Pool.of(heat.engines(), false);
                var _ = new PollLoops(heat, "upsert", watch, basket -> {
                    try (var connection = connections.getConnection(); var upsert = connection.prepareStatement(UPSERT)) {
                        for (var line : basket.lines()) {
                            var sale = (Sale) line;
                            upsert.setString(1, basket.store().digits());
                            upsert.setString(2, sale.item().digits());
                            upsert.setInt(3, sale.units());
                            upsert.setInt(4, sale.units());
                            upsert.executeUpdate();
                        }
                        connection.commit();
                    }
                    watch.taken(basket.lines().size());
                })) {
            return watch.await(Duration.ofMinutes(3));
        }
    }

    @Override
    public Map<String, Integer> stock() throws Exception {
        return tables.stock("select store || '|' || item, on_hand from upsert.stock");
    }

    @Override
    public void tidy() throws Exception {
        tables.execute("drop schema upsert cascade");
    }
}
