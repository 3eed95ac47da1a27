package io.restock.local.backup;

import io.restock.contracts.Digest;
import io.restock.local.backup.Manifest.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Copies into a folder, and keeps account of what is there: its folders, and each file's size and digest. */
final class Copying {
    private static final int BUFFER = 1 << 20;
    private static final Duration ANNOUNCED_EVERY = Duration.ofSeconds(5);

    private final Path into;
    private final Consumer<String> journal;
    private final List<String> folders = new ArrayList<>();
    private final List<Entry> files = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long copied;
    private long announcedAt = System.nanoTime();

    /** @param journal takes progress, now and then */
    Copying(Path into, Consumer<String> journal) {
        this.into = into;
        this.journal = journal;
    }

    List<String> folders() {
        return List.copyOf(folders);
    }

    List<Entry> files() {
        return List.copyOf(files);
    }

    void folder(String path) throws IOException {
        Files.createDirectories(into.resolve(path));
        folders.add(path);
    }

    /**
     * As long as it is at this moment; nobody else may read the copy who may not read the file.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there, or not any more
     */
    Entry file(Path source, String path) throws IOException {
        try (var from = FileChannel.open(source, StandardOpenOption.READ)) {
            var entry = beginningOf(from, from.size(), path);
            Files.setPosixFilePermissions(into.resolve(path), Files.getPosixFilePermissions(source));
            return entry;
        }
    }

    /** The first {@code bytes} of a file, whatever is written behind them. */
    Entry beginningOf(FileChannel from, long bytes, String path) throws IOException {
        try (var to = FileChannel.open(into.resolve(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var pieces = Digest.pieces();
            long at = 0;
            for (int read = next(from, at, bytes); read > 0; read = next(from, at, bytes)) {
                pieces.update(buffer.duplicate());
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                at += read;
                announce(read);
            }
            var entry = new Entry(path, at, Digest.of(pieces));
            files.add(entry);
            return entry;
        }
    }

    /** A file that is written rather than copied. */
    void written(byte[] content, String path) throws IOException {
        Files.write(into.resolve(path), content, StandardOpenOption.CREATE_NEW);
        files.add(new Entry(path, content.length, Digest.of(content)));
    }

    private int next(FileChannel from, long at, long bytes) throws IOException {
        buffer.clear().limit((int) Math.min(BUFFER, bytes - at));
        int read = from.read(buffer, at);
        buffer.flip();
        return read;
    }

    private void announce(int bytes) {
        copied += bytes;
        if (System.nanoTime() - announcedAt > ANNOUNCED_EVERY.toNanos()) {
            announcedAt = System.nanoTime();
            journal.accept(String.format(Locale.ROOT, "%,.1f MB in %,d files so far", copied / 1e6, files.size()));
        }
    }
}
