package io.restock.local.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Kafka's files as they are at one instant. They are held open with their lengths: a log only grows behind its end, and all else is replaced by new files rather than changed, so that
 * they can be copied later, while Kafka goes on. Left out is what it makes anew when it starts: indexes, which it changes in place, and the note of how much of its logs it need not check.
 */
final class KafkaFiles implements AutoCloseable {
    private record Held(String path, FileChannel file, long bytes) {}

    private final List<String> folders = new ArrayList<>();
    private final List<Held> files = new ArrayList<>();

    /** @param logs while nobody writes there; @param path of them in the backup */
    static KafkaFiles in(Path logs, String path) throws IOException {
        var held = new KafkaFiles();
        try (var all = Files.walk(logs)) {
            for (var each : (Iterable<Path>) all::iterator) {
                var name = path + "/" + logs.relativize(each);
                if (Files.isDirectory(each)) {
                    held.folders.add(each.equals(logs) ? path : name);
                } else if (!isMadeAnew(each.getFileName().toString())) {
                    var file = FileChannel.open(each, StandardOpenOption.READ);
                    held.files.add(new Held(name, file, file.size()));
                }
            }
            return held;
        } catch (IOException | RuntimeException e) {
            held.close();
            throw e;
        }
    }

    private static boolean isMadeAnew(String name) {
        return name.endsWith(".index") || name.endsWith(".timeindex") || name.equals("recovery-point-offset-checkpoint") || name.equals(".lock");
    }

    void copy(Copying backup) throws IOException {
        for (String folder : folders) {
            backup.folder(folder);
        }
        for (Held held : files) {
            backup.beginningOf(held.file(), held.bytes(), held.path());
        }
    }

    @Override
    public void close() throws IOException {
        for (Held held : files) {
            held.file().close();
        }
    }
}
