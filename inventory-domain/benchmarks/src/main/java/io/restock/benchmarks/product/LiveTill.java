package io.restock.benchmarks.product;

import io.restock.benchmarks.workload.Workload;
import io.restock.benchmarks.workload.Zipf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A till that sells now: baskets of ten lines, in any store of the chain. Used by one thread. */
final class LiveTill {
    private final Workload chain;
    private final int number;
    private final SplittableRandom random;
    private final Zipf popularity;
    private final String[] stores;
    private final String[] items;
    private long sequence;

    LiveTill(Workload chain, int number) {
        this.chain = chain;
        this.number = number;
        this.random = new SplittableRandom(chain.seed() * 1_000 + number);
        this.popularity = new Zipf(chain.items(), chain.exponent());
        this.stores = new String[chain.stores()];
        this.items = new String[chain.items()];
        Arrays.setAll(stores, store -> Workload.store(store).digits());
        Arrays.setAll(items, item -> Workload.item(item).digits());
    }

    /** @param units of all lines */
    record Basket(String store, String till, LocalDate businessDate, long sequence, String content, int units) {
        String path() {
            return "/v1/stores/" + store + "/tills/" + till + "/transactions/" + businessDate + "/" + sequence;
        }

        /** As one element of a bulk post. */
        String withIdentity() {
            return "{\"store\":\"" + store + "\",\"till\":\"" + till + "\",\"businessDate\":\"" + businessDate + "\",\"sequence\":" + sequence + "," + content + "}";
        }

        /** As the body of its own address. */
        String alone() {
            return "{" + content + "}";
        }
    }

    Basket next() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        int units = 0;
        var lines = new StringBuilder(900).append("\"occurredAt\":\"").append(now).append("\",\"lines\":[");
        for (int line = 1; line <= Workload.LINES_A_BASKET; line++) {
            int sold = 1 + random.nextInt(3);
            units += sold;
            lines.append(line > 1 ? "," : "").append("{\"line\":").append(line).append(",\"kind\":\"SALE\",\"item\":\"")
                    .append(items[popularity.draw(random)]).append("\",\"units\":").append(sold).append(",\"amount\":\"19.90\",\"currency\":\"NOK\"}");
        }
        // The chain's stores close out at four in the morning.
        LocalDate businessDate = LocalDate.ofInstant(now.minus(4, ChronoUnit.HOURS), ZoneOffset.UTC);
        return new Basket(stores[random.nextInt(chain.stores())], String.valueOf(number), businessDate, ++sequence, lines.append("]").toString(), units);
    }
}
