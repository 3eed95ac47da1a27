package io.restock.benchmarks.product;

import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Posts a till's baskets, many in one request, one request after the other. What is refused for the moment is sent again. */
final class BulkLane {
    private static final int BASKETS_A_POST = 200;
    private static final long AT_REST_MILLIS = 100;

    private final Product product;
    private final Backlog backlog;
    private final LiveTill till;
    private long lines;
    private long units;
    private long refusals;

    BulkLane(Product product, Backlog backlog, Workload chain, int number) {
        this.product = product;
        this.backlog = backlog;
        this.till = new LiveTill(chain, number);
    }

    /** All at once, for so long. */
    static void sell(List<BulkLane> lanes, Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        var threads = new ArrayList<Thread>();
        lanes.forEach(lane -> threads.add(Thread.ofPlatform().start(() -> lane.sellUntil(end))));
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void sellUntil(long nanoTime) {
        try {
            while (System.nanoTime() < nanoTime) {
                backlog.awaitRoom(nanoTime);
                var baskets = new ArrayList<LiveTill.Basket>(BASKETS_A_POST);
                for (int i = 0; i < BASKETS_A_POST; i++) {
                    baskets.add(till.next());
                }
                post(baskets);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the gateway does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(List<LiveTill.Basket> baskets) throws IOException, InterruptedException {
        var waiting = baskets;
        while (!waiting.isEmpty()) {
            var body = String.join("\n", waiting.stream().map(LiveTill.Basket::withIdentity).toList());
            var answer = product.send("POST", product.gateway("/v1/transactions"), "application/x-ndjson", body);
            if (answer.statusCode() == 200) {
                waiting = settle(waiting, answer.body());
            } else if (answer.statusCode() == 503 || answer.statusCode() == 429) {
                refusals++;
                Thread.sleep(AT_REST_MILLIS);
            } else {
                throw new IllegalStateException("the gateway answers " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** @return what must be sent again */
    private List<LiveTill.Basket> settle(List<LiveTill.Basket> sent, String answer) throws IOException {
        var results = Json.MAPPER.readTree(answer).get("results");
        var again = new ArrayList<LiveTill.Basket>();
        for (int i = 0; i < sent.size(); i++) {
            switch (results.get(i).get("status").asText()) {
                case "RECORDED" -> {
                    lines += Workload.LINES_A_BASKET;
                    backlog.promised(Workload.LINES_A_BASKET);
                    units += sent.get(i).units();
                }
                case "RETRY" -> again.add(sent.get(i));
                default -> throw new IllegalStateException("the gateway rejects " + results.get(i));
            }
        }
        refusals += again.isEmpty() ? 0 : 1;
        return again;
    }

    long lines() {
        return lines;
    }

    long units() {
        return units;
    }

    /** Posts that were refused for the moment, in whole or in part. */
    long refusals() {
        return refusals;
    }
}
