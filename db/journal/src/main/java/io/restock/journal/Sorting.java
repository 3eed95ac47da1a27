package io.restock.journal;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What of a batch is taken, by the positions that its records claim. Positions that were taken already drop out: their writer sent them again
 * after a crash. What no relay can have sent is put aside.
 *
 * <p>On a topic that carries every position of its journal, a record that comes too early is put aside as well, and the cursor stays before it:
 * until the missing position comes, further on, nothing behind the gap is taken. A relay that closes a gap sends again all that follows, and
 * where no relay was at work (another program wrote that record) the missing position is the next one that comes.
 */
final class Sorting {
    record Aside(ConsumerRecord<byte[], byte[]> record, String reason) {}

    private final boolean gapFree;
    private final List<ConsumerRecord<byte[], byte[]>> taken;
    private final List<Aside> aside = new ArrayList<>();
    private long offset;
    private long position;
    private @Nullable String gap;

    /** @param gap what an earlier batch waits for, or null */
    Sorting(Cursor at, @Nullable String gap, boolean gapFree, List<ConsumerRecord<byte[], byte[]>> records) {
        this.gapFree = gapFree;
        this.gap = gap;
        this.taken = new ArrayList<>(records.size());
        this.offset = at.offset();
        this.position = at.sourcePosition();
        for (var record : records) {
            if (record.offset() >= at.offset()) {
                sort(record, Position.of(record));
                offset = this.gap == null ? record.offset() + 1 : offset;
            }
        }
    }

    private void sort(ConsumerRecord<byte[], byte[]> record, long claimed) {
        if (claimed == Position.NONE && gap == null) {
            taken.add(record);
        } else if (!Position.isCredible(claimed, position)) {
            aside.add(new Aside(record, "it claims a position that no relay can have given it after position " + position));
        } else if (gapFree && position > 0 && claimed > position + 1) {
            gap = "position " + (position + 1) + " is missing from " + record.topic() + " partition " + record.partition();
            aside.add(new Aside(record, "position " + claimed + " came too early: " + gap));
        } else if (claimed > position) {
            taken.add(record);
            position = claimed;
            gap = null;
        }
    }

    List<ConsumerRecord<byte[], byte[]>> taken() {
        return taken;
    }

    List<Aside> aside() {
        return aside;
    }

    /** The next offset to take: behind the last record, or the first one that waits. */
    long offset() {
        return offset;
    }

    /** The last position that was taken. */
    long position() {
        return position;
    }

    /** What is waited for, null if nothing is. */
    @Nullable
    String gap() {
        return gap;
    }
}
