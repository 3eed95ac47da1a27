package io.restock.local.supervisor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One supervisor per data directory. The system releases the lock however its holder ends. */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StartFailure naming the holder, when another supervisor runs on the same data */
    public static RunLock take(Home home) throws IOException {
        var path = home.run("lock");
        Files.createDirectories(path.getParent());
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            var holder = Files.readString(path).strip();
            channel.close();
            throw new StartFailure("Restock already runs on " + home.directory() + " (process " + holder
                    + "): stop it with ./restock down, or choose another directory with --data DIR");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        return new RunLock(channel);
    }

    /** The supervisor's process id, or 0 when none holds the lock. */
    static long holder(Home home) throws IOException {
        Path path = home.run("lock");
        if (!Files.exists(path)) {
            return 0;
        }
        try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (locked(channel)) {
                return 0;
            }
        }
        var text = Files.readString(path).strip();
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }
}
