package io.restock.local.supervisor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A part's classes as its JVM had them after loading and linking (JEP 483 and 514), for the next start to map instead of to load. The first run after a build
 * records which they are, and says so at its orderly end; {@link FastStarts} makes the cache of that, when nobody waits. A file's name says what it was made
 * of, so that what does not fit a build is never used, and goes with the next.
 *
 * <p>On two processors everything was ready after 12 s and 23 s of processor time with caches, and after 42 s and 78 s with archives of loaded classes alone. What was learnt of
 * busy methods (JEP 515) is left out: with it the second compiler begins at once, and the start takes 17 s.
 *
 * @param application how the JVM learns what to run: {@code -jar} or {@code -cp} and what belongs to them
 */
record ClassCache(Path project, Part part, List<String> application) {
    private static final long LONGEST_WRITING_MINUTES = 5;

    static ClassCache of(Path project, Part part) {
        return new ClassCache(project, part, part.isService()
                ? List.of("-jar", part.jar(project).toString())
                : List.of("-cp", System.getProperty("java.class.path")));
    }

    static Path folder(Path project) {
        return project.resolve(".restock/build");
    }

    /** Options for the JVM of the part: it uses the cache if there is one, and records what to make it of if there is none and a build has left a place for that. */
    List<String> options() {
        var options = new ArrayList<>(List.of("-Xlog:cds*=off", "-Xlog:aot*=off"));
        if (isMade()) {
            options.add("-XX:AOTCache=" + cache());
        } else if (Files.isDirectory(folder(project))) {
            options.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording()));
        }
        return options;
    }

    boolean isMade() {
        return Files.exists(cache());
    }

    /** Whether a run has recorded what the cache can be made of. */
    boolean isRecorded() {
        return Files.exists(recording());
    }

    /** Makes the cache of what was recorded, and removes that, whatever comes of it: what makes no cache today makes none tomorrow. */
    void write() throws IOException, InterruptedException {
        var aside = cache().resolveSibling(cache().getFileName() + ".new");
        try {
            if (runs(List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording(), "-XX:AOTCache=" + aside), application) && Files.exists(aside) && isSound(aside)) {
                Files.move(aside, cache(), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(aside);
            Files.deleteIfExists(recording());
        }
    }

    /** Whether a JVM begins with it. One made of a run that was ended amid its start can crash each JVM that maps it, and so every start of the part. */
    boolean isSound(Path made) throws IOException, InterruptedException {
        return runs(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + made, "-XX:+SuppressFatalErrorMessage"), List.of("-cp", application.get(1), "-version"));
    }

    private boolean runs(List<String> options, List<String> what) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmOptions.ofEverybody());
        command.addAll(part.jvmOptions());
        command.addAll(List.of("-Xlog:cds*=off", "-Xlog:aot*=off"));
        command.addAll(options);
        command.addAll(what);
        var running = new ProcessBuilder(command).inheritIO().start();
        try {
            return running.waitFor(LONGEST_WRITING_MINUTES, TimeUnit.MINUTES) && running.exitValue() == 0;
        } finally {
            running.destroyForcibly();
        }
    }

    /** Removes what was made for other builds of the part. */
    void removeStale() throws IOException {
        try (var files = Files.list(folder(project))) {
            for (var file : (Iterable<Path>) files.filter(this::isStale)::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isStale(Path file) {
        var name = file.getFileName().toString();
        return name.matches(part.title() + "-[0-9a-f]{32}\\..*") && !name.startsWith(named());
    }

    private Path cache() {
        return folder(project).resolve(named() + ".aot");
    }

    private Path recording() {
        return folder(project).resolve(named() + ".recorded");
    }

    /** As the JVM judges whether a cache fits: by its own version, its options, and the jars' names, sizes and times. */
    private String named() {
        var of = new StringBuilder(Runtime.version() + "\n" + part.jvmOptions() + "\n");
        jars().forEach(jar -> of.append(jar).append(' ').append(jar.toFile().length()).append(' ').append(jar.toFile().lastModified()).append('\n'));
        return part.title() + "-" + UUID.nameUUIDFromBytes(of.toString().getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }

    private List<Path> jars() {
        if (!part.isService()) {
            return Stream.of(application.getLast().split(File.pathSeparator)).map(Path::of).toList();
        }
        try (var files = Files.walk(part.jar(project).getParent())) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what the build left of " + part.title(), e);
        }
    }
}
