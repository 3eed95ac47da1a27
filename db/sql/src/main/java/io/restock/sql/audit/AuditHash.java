package io.restock.sql.audit;

import io.restock.contracts.Digest;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** SHA-256 over a row of the audit and the hash of the one before it. Its twin is the schema's function {@code audit_hash}, and neither ever changes. */
final class AuditHash {
    private AuditHash() {}

    /** No field holds the line feed that divides them: a name and an object are one line, and so is JSON. */
    static byte[] of(byte[] previous, int chain, long number, Instant recordedAt, Deed deed) {
        Author by = deed.by();
        String row = String.join("\n", Integer.toString(chain), Long.toString(number), micros(deed.at()), micros(recordedAt), by.subject(),
                by.role() == null ? "" : by.role().toString(), by.channel().toString(), deed.kind().name(), deed.object(), deed.body());
        MessageDigest pieces = Digest.pieces();
        pieces.update(previous);
        return pieces.digest(row.getBytes(StandardCharsets.UTF_8));
    }

    /** Since 1970. */
    private static String micros(Instant instant) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }
}
