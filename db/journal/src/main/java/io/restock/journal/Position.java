package io.restock.journal;

import io.restock.contracts.Headers;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The position that a record claims in its header. Anybody who may write to a topic can claim anything. */
final class Position {
    /** The record was not relayed from a journal. */
    static final long NONE = 0;
    /** The header is there, and it is no position. */
    static final long UNREADABLE = -1;
    /** No journal runs so far ahead of those who follow it: what claims that is not its relay. */
    private static final long FAR = 1_000_000_000_000L;

    private Position() {}

    static long of(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader(Headers.POSITION);
        if (header == null) {
            return NONE;
        }
        try {
            long position = Long.parseLong(text(header.value()));
            return position > 0 ? position : UNREADABLE;
        } catch (NumberFormatException e) {
            return UNREADABLE;
        }
    }

    /** Whether a relay that had come to {@code from} can have sent it since. */
    static boolean isCredible(long position, long from) {
        return position > 0 && position - from <= FAR;
    }

    private static String text(byte[] value) {
        return value == null ? "" : new String(value, StandardCharsets.US_ASCII);
    }
}
