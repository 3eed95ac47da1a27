package io.restock.ledger.intake;

import io.restock.contracts.Headers;
import io.restock.contracts.store.StoreRecord;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Properties that must hold of any order of things. */
final class Schedules {
    private Schedules() {}

    interface Trial {
        /** @param which says in messages which of all it is */
        void run(Random random, String which) throws SQLException;
    }

    /** So many of them; the seed is printed, and {@code -Drestock.seed} repeats them. */
    static void each(int many, Trial trial) throws SQLException {
        long seed = Long.getLong("restock.seed", System.nanoTime());
        System.out.println("seed " + seed + ", " + many + " schedules (-Drestock.seed=" + seed + " repeats them)");
        for (int schedule = 0; schedule < many; schedule++) {
            trial.run(new Random(seed + schedule), "schedule " + schedule + " of seed " + seed);
        }
    }

    /** Over the wire and through the service's own reader. */
    static Taken asRead(StoreRecord record) {
        var source = new ConsumerRecord<>("pos.transactions", 0, 0, record.store().digits().getBytes(StandardCharsets.UTF_8), StoreRecord.CODEC.write(record));
        source.headers().add(Headers.TYPE, StoreRecord.CODEC.typeOf(record).getBytes(StandardCharsets.UTF_8));
        return new Taken(source, RecordReader.read(source));
    }
}
