package io.restock.ledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.TransactionLine.Sale;
import io.restock.ledger.records.SeenRecords;
import io.restock.ledger.stock.ShownRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Tills with clocks of all kinds sell from one shelf that is counted by people with right clocks; some tills are offline for a while. When all has come on
 * hand is what lies there. Believe the clocks ({@link io.restock.ledger.records.TillTime}, {@link io.restock.inventory.StoreItem}) and it goes red.
 */
@DisplayName("Tills whose clocks are wrong, counts whose clocks are right")
class SkewedTillsTest {
    private static final int DAYS = Integer.getInteger("restock.schedules", 500);
    private static final Gln STORE = Gln.of("708000100001");
    private static final Gtin MILK = Gtin.of("0703801000001");

    /** @param skew by which it is ahead, negative behind; @param says whether it says so by its Date header; @param offline for so long at most */
    private record Till(String name, Duration skew, boolean says, Duration offline) {}

    private record Arriving(StoreRecord record, OffsetDateTime at) {}

    @Test
    void on_hand_is_what_lies_there() throws SQLException {
        long seed = Long.getLong("restock.seed", System.nanoTime());
        System.out.println("seed " + seed + ", " + DAYS + " days (-Drestock.seed=" + seed + " repeats them)");
        for (int day = 0; day < DAYS; day++) {
            var random = new Random(seed + day);
            try (var books = new MemoryBooks()) {
                int left = trade(random, books);
                assertThat(Integer.parseInt(ShownRow.of(books.stock.get(new StoreItemId(STORE, MILK).toString())).split(" ")[0])).as("day %d of seed %d", day, seed)
                        .isEqualTo(left);
            }
        }
    }

    /** @return units on the shelf at the end */
    private static int trade(Random random, MemoryBooks books) throws SQLException {
        List<Till> tills = List.of(till(random, "1"), till(random, "2"), till(random, "3"));
        int shelf = 1_000;
        var arriving = new ArrayList<Arriving>();
        OffsetDateTime at = TradeSchedule.START.plusDays(3);
        arriving.add(new Arriving(count(0, at, shelf), at));
        for (int i = 1; i < 40; i++) {
            at = at.plusSeconds(random.nextInt(1, 2_000));
            if (random.nextInt(4) == 0) {
                arriving.add(new Arriving(count(i, at, shelf), at));
            } else {
                Till till = tills.get(random.nextInt(tills.size()));
                int units = random.nextInt(1, 6);
                shelf -= units;
                OffsetDateTime received = at.plusSeconds(till.offline().isZero() ? 0 : random.nextLong(till.offline().toSeconds()));
                arriving.add(new Arriving(sale(till, i, at.plus(till.skew()), received, units), received));
            }
        }
        arriving.sort(Comparator.comparing(Arriving::at));
        var clerk = new Clerk(books, new SeenRecords());
        for (Arriving each : arriving) {
            clerk.take(new Taken(new ConsumerRecord<>("pos.transactions", 0, 0, STORE.digits().getBytes(StandardCharsets.UTF_8), new byte[0]), each.record()));
        }
        return shelf;
    }

    /** Who is offline and does not say what its clock shows must have a right one; nobody can put that right. */
    private static Till till(Random random, String name) {
        return switch (random.nextInt(5)) {
            case 0 -> new Till(name, Duration.ZERO, false, Duration.ofHours(4));
            case 1 -> new Till(name, Duration.ofSeconds(random.nextLong(1, 400L * 86_400)), false, Duration.ZERO);
            case 2 -> new Till(name, Duration.ofSeconds(random.nextLong(1, 600)), false, Duration.ZERO);
            case 3 -> new Till(name, Duration.ofSeconds(random.nextLong(-400L * 86_400, 400L * 86_400)), true, Duration.ofHours(4));
            default -> new Till(name, Duration.ofSeconds(-random.nextLong(100L * 3_600, 400L * 86_400)), false, Duration.ZERO);
        };
    }

    private static StockCount count(int number, OffsetDateTime at, int units) {
        return new StockCount(STORE, "c" + number, "d", at, List.of(new CountedLine(MILK, units)));
    }

    private static RetailTransaction sale(Till till, int number, OffsetDateTime told, OffsetDateTime received, int units) {
        return new RetailTransaction(STORE, till.name(), told.toLocalDate(), number, told, received.toInstant(), "d" + number,
                List.of(new Sale(1, MILK, units, BigDecimal.ONE, "NOK", null)), till.says() ? till.skew().toSeconds() : null, null, null);
    }
}
