package io.restock.local.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The first run after a build makes the next start fast")
class FastStartsTest {
    /** What the stub says before it ends, in order though with an error. */
    private static final String REACHED = "this far";

    @TempDir
    private Path folder;

    private ClassCache cache;

    @BeforeEach
    void build() throws IOException {
        var project = StubProject.in(folder);
        Files.createDirectories(ClassCache.folder(project));
        Files.writeString(folder.resolve("broken"), REACHED);
        cache = ClassCache.of(project, Part.SEARCH);
    }

    @Test
    void what_an_orderly_end_recorded_becomes_a_cache_that_the_next_start_uses() throws Exception {
        run();
        assertTrue(cache.isRecorded());
        assertTrue(FastStarts.stopping(folder).contains("half a minute"));

        FastStarts.write(folder);

        assertFalse(cache.isRecorded());
        assertTrue(cache.options().stream().anyMatch(option -> option.startsWith("-XX:AOTCache=")), cache.options().toString());
        run("-XX:AOTMode=on"); // which ends where the cache cannot be used
    }

    @Test
    void what_was_made_for_another_build_is_not_used_and_goes_with_the_next() throws Exception {
        run();
        FastStarts.write(folder);
        var ofThisBuild = made(".aot");
        Files.setLastModifiedTime(Part.SEARCH.jar(folder), FileTime.from(Instant.parse("2026-03-02T18:04:11Z")));

        assertTrue(cache.options().contains("-XX:AOTMode=record"), cache.options().toString());
        FastStarts.write(folder);
        assertEquals(1, ofThisBuild.size());
        assertEquals(List.of(), made(".aot"));
    }

    @Test
    void a_recording_that_a_killed_process_left_in_the_middle_makes_no_cache_and_goes() throws Exception {
        run();
        var recording = made(".recorded").getFirst();
        Files.write(recording, Arrays.copyOf(Files.readAllBytes(recording), (int) Files.size(recording) / 2));

        FastStarts.write(folder);

        assertFalse(cache.isRecorded());
        assertEquals(List.of(), made(".aot"));
    }

    @Test
    void a_cache_with_which_no_jvm_begins_is_not_kept() throws Exception {
        run();
        FastStarts.write(folder);
        var sound = made(".aot").getFirst();
        assertTrue(cache.isSound(sound));

        var broken = Files.write(folder.resolve("broken.aot"), Arrays.copyOf(Files.readAllBytes(sound), (int) Files.size(sound) / 2));
        assertFalse(cache.isSound(broken));
    }

    private List<Path> made(String ending) throws IOException {
        try (var files = Files.list(ClassCache.folder(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private void run(String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmOptions.ofEverybody());
        command.addAll(Part.SEARCH.jvmOptions());
        command.addAll(cache.options());
        command.addAll(List.of(more));
        command.addAll(cache.application());
        var stub = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        var said = new String(stub.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        stub.waitFor();
        assertTrue(said.contains(REACHED), said);
    }
}
