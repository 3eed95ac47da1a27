package io.restock.border.kafka;

import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.operations.Quarantine;
import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The quarantine of all that a service reads into memory. It is kept there, too: a reader of a topic from its beginning finds the same records again after
 * each start. Eight megabytes of records wait at most; what does not fit is counted, and found again when there is room.
 */
@Singleton
public final class PutAside implements Quarantine {
    /** No table has so many: a number says in which quarantine a record waits. */
    private static final long FIRST_ID = 1_000_000_000_000L;
    private static final int WAITING_BYTES_AT_MOST = 8 << 20;
    private static final int ENDED_AT_MOST = 100;
    private static final Set<String> COMPACTED = Arrays.stream(Topics.values()).filter(Topics::compacted).map(Topics::topic).collect(Collectors.toSet());

    /**
     * The reader that applies a topic's records.
     *
     * @param lock held while one is being applied
     */
    public record Reader(Object lock, Consumer<ConsumerRecord<byte[], byte[]>> apply) {}

    private record Waiting(long id, ConsumerRecord<byte[], byte[]> record, Throwable reason, Instant since, Reader reader) {
        /** Where it stands, and why it is here. */
        @Override
        public String toString() {
            return record.topic() + "-" + record.partition() + " at " + record.offset() + ": " + reason;
        }

        Quarantined shown(@Nullable Ending ending, @Nullable Instant endedAt, @Nullable String by, @Nullable String note) {
            var type = record.headers().lastHeader(Headers.TYPE);
            return new Quarantined(id, record.topic(), record.partition(), record.offset(), type == null ? null : text(type.value()), text(record.key()), text(record.value()),
                    reason.toString(), since, ending, endedAt, by, note);
        }
    }

    private final Clock clock;
    private final SequencedMap<String, Waiting> waiting = new LinkedHashMap<>();
    private final Map<String, Long> unlisted = new HashMap<>();
    private final Deque<Quarantined> ended = new ArrayDeque<>();
    private long bytes;
    private volatile long count;

    public PutAside(Clock clock) {
        this.clock = clock;
    }

    /** To be called with the reader's lock held, as {@link #applied}. */
    public synchronized void add(ConsumerRecord<byte[], byte[]> record, Throwable reason, Reader reader) {
        count++;
        remove(waiting.get(subject(record)));
        if (bytes + size(record) > WAITING_BYTES_AT_MOST) {
            unlisted.merge(record.topic(), 1L, Long::sum);
            return;
        }
        bytes += size(record);
        waiting.putLast(subject(record), new Waiting(FIRST_ID + count, record, reason, clock.instant(), reader));
    }

    /** On a compacted topic this says all that an earlier record of its key could have said. */
    public synchronized void applied(ConsumerRecord<byte[], byte[]> record) {
        if (!waiting.isEmpty()) {
            end(waiting.get(subject(record)), Ending.REPLACED, null, null);
        }
    }

    /** How many there were since the process began, ended ones too. */
    public long count() {
        return count;
    }

    /** Whether all records of some topics could be read and applied. @param read how many there were */
    synchronized Check check(List<Topics> followed, long read) {
        var topics = followed.stream().map(Topics::topic).toList();
        var standing = waiting.values().stream().filter(each -> topics.contains(each.record.topic())).toList();
        long more = topics.stream().mapToLong(topic -> unlisted.getOrDefault(topic, 0L)).sum();
        return new Check("every record of " + followed + " could be read and applied", read, standing.size() + more,
                standing.stream().limit(Verification.LISTED_AT_MOST).map(Waiting::toString).toList());
    }

    @Override
    public synchronized long waiting() {
        return waiting.size() + unlisted.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public synchronized List<Quarantined> list(boolean ended, long after, int limit) {
        Stream<Quarantined> all = ended ? this.ended.stream() : waiting.values().stream().map(each -> each.shown(null, null, null, null));
        return all.filter(each -> each.id() > after).limit(limit).toList();
    }

    @Override
    public Optional<Quarantined> replay(long id, @Nullable Correction correction, Author by) {
        var held = waiting(id);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        synchronized (held.get().reader.lock) {
            return waiting(id).map(each -> {
                apply(each.reader, correction == null ? each.record : corrected(each.record, correction));
                return end(each, Ending.REPLAYED, by.subject(), null);
            });
        }
    }

    private static void apply(Reader reader, ConsumerRecord<byte[], byte[]> record) {
        try {
            reader.apply.accept(record);
        } catch (RuntimeException | StackOverflowError e) {
            throw new Refused(e);
        }
    }

    @Override
    public synchronized Optional<Quarantined> dismiss(long id, @Nullable String note, Author by) {
        return waiting(id).map(each -> end(each, Ending.DISMISSED, by.subject(), note));
    }

    private synchronized Optional<Waiting> waiting(long id) {
        return waiting.values().stream().filter(each -> each.id == id).findFirst();
    }

    private synchronized @Nullable Quarantined end(@Nullable Waiting held, Ending ending, @Nullable String by, @Nullable String note) {
        if (held == null || !remove(held)) {
            return null;
        }
        Quarantined shown = held.shown(ending, clock.instant(), by, note);
        ended.addLast(shown);
        if (ended.size() > ENDED_AT_MOST) {
            ended.removeFirst();
        }
        return shown;
    }

    private boolean remove(@Nullable Waiting held) {
        if (held == null) {
            return false;
        }
        bytes -= size(held.record);
        return waiting.remove(subject(held.record), held);
    }

    private static ConsumerRecord<byte[], byte[]> corrected(ConsumerRecord<byte[], byte[]> record, Correction correction) {
        var headers = new RecordHeaders(record.headers());
        headers.remove(Headers.TYPE).add(Headers.TYPE, correction.type().getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), record.timestamp(), record.timestampType(), record.serializedKeySize(),
                correction.value().length, record.key(), correction.value(), headers, Optional.empty());
    }

    private static String subject(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + (COMPACTED.contains(record.topic()) && record.key() != null ? " " + whole(record.key()) : "-" + record.partition() + " " + record.offset());
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        return 500 + (record.key() == null ? 0 : record.key().length) + (record.value() == null ? 0 : record.value().length);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        String text = bytes == null ? null : whole(bytes);
        return text == null || text.length() <= SHOWN_AT_MOST ? text : text.substring(0, SHOWN_AT_MOST);
    }

    private static String whole(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
