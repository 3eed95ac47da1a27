package io.restock.ledger.intake;

import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How the same records may arrive: tills that were offline for up to 72 hours deliver in one go, everything may be shuffled, and anything may come again. */
final class Disorder {
    private record Arriving(StoreRecord record, Instant at) {}

    private final Random random;

    Disorder(Random random) {
        this.random = random;
    }

    /** All of them in another order, some twice or thrice, and behind some a copy with other content. */
    List<StoreRecord> of(List<StoreRecord> happened) {
        var arriving = random.nextInt(3) == 0 ? shuffled(happened) : offline(happened);
        for (StoreRecord record : happened) {
            for (int copies = random.nextInt(-2, 3); copies > 0; copies--) {
                arriving.add(random.nextInt(arriving.size() + 1), record);
            }
        }
        return arriving;
    }

    /** Baskets whose till sends other content under the same number; the first stays, so these come after it. */
    static List<StoreRecord> conflicting(List<StoreRecord> happened, Random random) {
        return happened.stream().filter(record -> record instanceof RetailTransaction && random.nextInt(10) == 0)
                .map(record -> (RetailTransaction) record)
                .<StoreRecord>map(sold -> new RetailTransaction(sold.store(), sold.till(), sold.businessDate(), sold.sequence(), sold.occurredAt(),
                        sold.acceptedAt(), "other", sold.lines().subList(0, 1)))
                .toList();
    }

    private List<StoreRecord> shuffled(List<StoreRecord> happened) {
        var shuffled = new ArrayList<>(happened);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Each till, and the staff of each store, is cut off now and then; its own order stays. */
    private List<StoreRecord> offline(List<StoreRecord> happened) {
        Map<String, Instant> onlineAgain = new HashMap<>();
        var arriving = new ArrayList<Arriving>();
        for (StoreRecord record : happened) {
            String source = record.store() + "/" + (record instanceof RetailTransaction sold ? sold.till() : "staff");
            Instant at = record.occurredInstant();
            if (random.nextInt(5) == 0) {
                onlineAgain.merge(source, at.plusSeconds(random.nextLong(TradeSchedule.LONGEST.toSeconds())), (one, other) -> one.isAfter(other) ? one : other);
            }
            Instant online = onlineAgain.getOrDefault(source, Instant.MIN);
            arriving.add(new Arriving(record, online.isAfter(at) ? online : at));
        }
        arriving.sort(Comparator.comparing(Arriving::at));
        return new ArrayList<>(arriving.stream().map(Arriving::record).toList());
    }
}
