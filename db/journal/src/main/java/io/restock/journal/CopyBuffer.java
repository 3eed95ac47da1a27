package io.restock.journal;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows in PostgreSQL's binary COPY format (PostgreSQL manual, COPY, "Binary Format"), in one buffer that is used again and again. */
public final class CopyBuffer {
    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;

    private byte[] bytes = new byte[1 << 18];
    private int length;

    /** Microseconds since 1970, the resolution that PostgreSQL keeps. */
    public static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1000;
    }

    public CopyBuffer begin() {
        length = 0;
        return raw(HEADER);
    }

    public CopyBuffer row(int fields) {
        return two(fields);
    }

    public CopyBuffer int2(int value) {
        return four(2).two(value);
    }

    public CopyBuffer int4(int value) {
        return four(4).four(value);
    }

    public CopyBuffer int8(long value) {
        return four(8).eight(value);
    }

    public CopyBuffer bool(boolean value) {
        four(1);
        need(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    /** @param micros since 1970 */
    public CopyBuffer timestamp(long micros) {
        return four(8).eight(micros - POSTGRES_EPOCH_MICROS);
    }

    /** @param value null is SQL null */
    public CopyBuffer text(@Nullable String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** @param value null is SQL null */
    public CopyBuffer bytes(byte @Nullable [] value) {
        return value == null ? four(-1) : four(value.length).raw(value);
    }

    public CopyBuffer end() {
        return two(-1);
    }

    public void writeTo(CopyIn copy) throws SQLException {
        try {
            copy.writeToCopy(bytes, 0, length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private CopyBuffer two(int value) {
        need(2);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    private CopyBuffer four(int value) {
        return two(value >> 16).two(value);
    }

    private CopyBuffer eight(long value) {
        return four((int) (value >> 32)).four((int) value);
    }

    private CopyBuffer raw(byte[] value) {
        need(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    private void need(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
