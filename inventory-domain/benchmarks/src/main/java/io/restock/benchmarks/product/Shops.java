package io.restock.benchmarks.product;

import io.restock.benchmarks.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The chain of a workload, listed and counted: what a till needs before its first sale. */
final class Shops {
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private Shops() {}

    /** Returns once the gateway knows every store and item, and the ledger has every shelf's opening stock. */
    static void open(Product product, Workload chain) throws IOException, InterruptedException {
        require(product.send("PUT", product.ledger("/v1/stores"), "application/x-ndjson", IntStream.range(0, chain.stores()).mapToObj(store -> """
                {"gln": "%s", "name": "Store %d", "zone": "UTC", "closeOut": "04:00"}""".formatted(Workload.store(store), store))
                .collect(Collectors.joining("\n"))).statusCode() / 100 == 2, "stores");
        require(product.send("PUT", product.ledger("/v1/items"), "application/x-ndjson", IntStream.range(0, chain.items()).mapToObj(item -> """
                {"gtin": "%s", "name": "Item %d", "unit": "EACH", "casePack": 6}""".formatted(Workload.item(item), item))
                .collect(Collectors.joining("\n"))).statusCode() / 100 == 2, "items");
        String countedAt = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();
        for (int store = 0; store < chain.stores(); store++) {
            String lines = IntStream.range(0, chain.items()).mapToObj(item -> "{\"item\": \"%s\", \"units\": %d}".formatted(Workload.item(item), Workload.OPENING))
                    .collect(Collectors.joining(","));
            require(product.send("POST", product.ledger("/v1/stores/" + Workload.store(store) + "/counts"), "application/json",
                    "{\"countedAt\": \"" + countedAt + "\", \"lines\": [" + lines + "]}", "Idempotency-Key", "opening").statusCode() == 202, "counts");
        }
        awaitCounted(product, chain);
    }

    private static void awaitCounted(Product product, Workload chain) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SETTLING.toNanos();
        while (product.ledgerCounts().get("otherRecordsApplied").asLong() < chain.stores()) {
            require(System.nanoTime() < deadline, "counts in time");
            Thread.sleep(50);
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("the ledger did not take the " + what);
        }
    }
}
