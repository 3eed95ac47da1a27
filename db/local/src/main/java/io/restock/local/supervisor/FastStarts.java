package io.restock.local.supervisor;

import io.restock.local.engine.Background;
import io.restock.local.engine.Priority;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the {@link ClassCache}s of what the last run recorded: about a minute of one processor, once after a build, with everything else going first. Nobody waits
 * for it, and a start meanwhile goes without.
 */
public final class FastStarts {
    private static final int LAST_OF_ALL = 19;

    private FastStarts() {}

    /** What to say to the one who waits for the end of a run: whether it takes longer than usual, and what for. */
    public static String stopping(Path project) {
        return caches(project).allMatch(ClassCache::isMade) ? "stopping" : "stopping; once after a build it takes half a minute, for faster starts from then on";
    }

    /**
     * Begins it in a process of its own that outlives this one; does nothing where nothing was recorded.
     *
     * @param command what our launcher calls {@link #write}
     */
    public static void writeInBackground(Path project, String command) throws IOException {
        if (caches(project).noneMatch(ClassCache::isRecorded)) {
            return;
        }
        Background.start(Priority.behind(LAST_OF_ALL, List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Drestock.project=" + project,
                "-cp", System.getProperty("java.class.path"), "io.restock.local.Restock", command)),
                Redirect.to(ClassCache.folder(project).resolve("fast-starts.log").toFile()));
    }

    /** Makes every cache that can be made, one after the other. Returns at once where another process is at it. */
    public static void write(Path project) throws IOException, InterruptedException {
        var lock = ClassCache.folder(project).resolve("fast-starts.lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var held = channel.tryLock()) {
            if (held == null) {
                return;
            }
            for (var cache : caches(project).toList()) {
                cache.removeStale();
                if (cache.isRecorded()) {
                    cache.write();
                }
            }
        }
    }

    private static Stream<ClassCache> caches(Path project) {
        return Stream.of(Part.values()).filter(part -> part != Part.POSTGRES).map(part -> ClassCache.of(project, part));
    }
}
