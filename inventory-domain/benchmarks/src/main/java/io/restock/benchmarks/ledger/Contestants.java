package io.restock.benchmarks.ledger;

import java.util.function.Supplier;

/** Who takes part, and how many baskets each takes in a run: the slow ones fewer, since rates are compared. */
enum Contestants {
    LIMIT("limit: COPY and one upsert a transaction, no Axon, no Kafka", 50_000, CopyLimit::new),
    RESTOCK("Restock: Kafka to committed stock, history kept", 50_000, () -> new RestockLedger(false)),
    RESTOCK_RELAYING("Restock, relaying all events to Kafka meanwhile", 50_000, () -> new RestockLedger(true)),
    STREAMS("Kafka Streams, exactly_once_v2, RocksDB, no history", 50_000, () -> new StreamsTable(false)),
    STREAMS_HISTORY("Kafka Streams, the same, every change on a topic", 50_000, () -> new StreamsTable(true)),
    UPSERT("plain SQL: one transaction a sale, one upsert a line", 4_000, UpsertPerSale::new),
    AXON("Axon as usually written: one command a transaction", 1_000, AxonAsUsual::new);

    private final String title;
    private final int baskets;
    private final Supplier<Contestant> maker;

    Contestants(String title, int baskets, Supplier<Contestant> maker) {
        this.title = title;
        this.baskets = baskets;
        this.maker = maker;
    }

    String title() {
        return title;
    }

    int baskets() {
        return baskets;
    }

    Contestant make() {
        return maker.get();
    }
}
