package io.restock.benchmarks.ledger;

import io.restock.benchmarks.measuring.Stopwatch;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine.Sale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the machine can do at all: the rows that the ledger would write, made beforehand, in the same tables; for each transaction of 500
 * baskets one COPY and one upsert of the stock it touches. No Kafka, no decoding, no rules, no memory of what was seen.
 */
final class CopyLimit implements Contestant {
    private static final int BASKETS_A_TRANSACTION = 500;

    private final List<List<CopyBatch>> partitions = new ArrayList<>();
    private LedgerTables tables;

    @Override
    public void prepare(Heat heat) throws Exception {
        tables = new LedgerTables(heat.engines());
        tables.createWithOpeningStock(heat.workload());
        partitions.clear();
        var open = new ArrayList<CopyBatch>();
        for (int partition = 0; partition < SalesTopic.PARTITIONS; partition++) {
            partitions.add(new ArrayList<>());
            open.add(new CopyBatch(partition, 1));
        }
        var stock = new HashMap<String, CopyBatch.Row>();
        heat.workload().baskets(heat.allBaskets(), basket -> {
            int partition = LedgerTables.partitionOf(basket.store().digits());
            CopyBatch batch = open.get(partition);
            add(basket, batch, stock);
            if (batch.baskets() == BASKETS_A_TRANSACTION) {
                partitions.get(partition).add(batch);
                open.set(partition, new CopyBatch(partition, batch.nextPosition()));
            }
        });
        open.forEach(batch -> partitions.get(batch.partition()).add(batch));
    }

    private static void add(RetailTransaction basket, CopyBatch batch, Map<String, CopyBatch.Row> stock) {
        for (var line : basket.lines()) {
            var sale = (Sale) line;
            var id = new StoreItemId(basket.store(), sale.item());
            CopyBatch.Row before = stock.getOrDefault(id.toString(), new CopyBatch.Row(Workload.OPENING, 0));
            var row = new CopyBatch.Row(before.onHand() - sale.units(), before.sequence() + 1);
            stock.put(id.toString(), row);
            batch.add(new ItemSold(id, basket.occurredInstant(), basket.id().line(line.line()), sale.units(), row.onHand()), row);
        }
        batch.endBasket();
    }

    @Override
    public Stopwatch.Lap race(Heat heat, Stopwatch watch) throws Exception {
        for (List<CopyBatch> batches : partitions) {
            Thread.ofPlatform().start(() -> {
                try (var connection = tables.open()) {
                    connection.setAutoCommit(false);
                    for (CopyBatch batch : batches) {
                        batch.write(connection);
                        watch.taken(batch.lines());
                    }
                } catch (Exception e) {
                    watch.failed(e);
                }
            });
        }
        return watch.await(Duration.ofMinutes(3));
    }

    @Override
    public Map<String, Integer> stock() throws Exception {
        return tables.stock();
    }

    @Override
    public void tidy() throws Exception {
        tables.drop();
    }
}
