package io.restock.local.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import io.restock.local.supervisor.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a backup consists of. It is written last: a folder without one is none, or was not finished.
 *
 * @param format raised when a backup that was written before cannot be read any more
 * @param upTo instant up to which it holds everything that was acknowledged, by the wall clock
 * @param folders below the backup's own, empty ones too, each after the one that it lies in
 */
public record Manifest(int format, Instant upTo, List<String> folders, List<Entry> files) {
    static final String NAME = "backup.json";
    private static final int FORMAT = 1;
    private static final int NAMED_AT_MOST = 3;

    /** @param digest {@link io.restock.contracts.Digest} of its content */
    record Entry(String path, long bytes, String digest) {}

    static Manifest of(Instant upTo, Copying copied) {
        return new Manifest(FORMAT, upTo, copied.folders(), copied.files());
    }

    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    /** Such as {@code 812.4 MB in 1,203 files}. */
    public String size() {
        return String.format(Locale.ROOT, "%,.1f MB in %,d files", bytes() / 1e6, files.size());
    }

    void write(Path backup) throws IOException {
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(backup.resolve(NAME).toFile(), this);
    }

    /** @throws StartFailure if there is no backup, or one that this Restock cannot read, or not all of it */
    static Manifest read(Path backup) throws IOException {
        Path file = backup.resolve(NAME);
        if (!Files.exists(file)) {
            throw new StartFailure(backup + " is no backup, or one that was not finished: " + NAME + " is missing");
        }
        try {
            int format = Json.MAPPER.readTree(file.toFile()).path("format").asInt();
            if (format != FORMAT) {
                throw new StartFailure(backup + " is a backup of format " + format + ", and this Restock reads format " + FORMAT);
            }
            var manifest = Json.MAPPER.readValue(file.toFile(), Manifest.class);
            manifest.requireAllThere(backup);
            return manifest;
        } catch (JsonProcessingException e) {
            throw new StartFailure(file + " cannot be read (" + e.getOriginalMessage() + "): restore from another backup", e);
        }
    }

    private void requireAllThere(Path backup) {
        var wrong = files.stream().filter(each -> size(backup.resolve(each.path())) != each.bytes()).map(Entry::path).toList();
        if (!wrong.isEmpty()) {
            throw new StartFailure(wrong.size() + " of " + files.size() + " files of the backup in " + backup + " are missing or of another size, such as "
                    + String.join(", ", wrong.subList(0, Math.min(NAMED_AT_MOST, wrong.size()))) + ": restore from another backup");
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException missing) {
            return -1;
        }
    }
}
