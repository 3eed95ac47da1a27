package io.restock.local.backup;

import io.restock.local.engine.EmbeddedKafka;
import io.restock.local.engine.Folders;
import io.restock.local.engine.KafkaProcess;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Preflight;
import io.restock.local.supervisor.RunFile;
import io.restock.local.supervisor.RunLock;
import io.restock.local.supervisor.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Puts a backup where a start finds it. All is copied aside and compared first, and takes its place at the end.
 *
 * @param project the project's folder: its Restock must be able to read the data
 * @param replace whether data that are there already are deleted
 */
public record Restoration(Path project, Path backup, Home home, boolean replace, Consumer<String> journal) {
    private static final String ASIDE = "restoring";
    /** In the order in which they take their place: with a clock and without a mark no start goes on with them. */
    private static final List<Function<Home, Path>> PLACES =
            List.of(Home::clock, Home::keys, home -> home.engine(Part.POSTGRES), home -> home.engine(Part.KAFKA), Home::mark);

    /** @throws StartFailure in one line, if there is no whole backup, or no room for it */
    public Manifest restore() throws IOException {
        var manifest = Manifest.read(backup);
        Preflight.readable(project, new Home(backup));
        Preflight.directory(home, manifest.bytes() / 1_000_000);
        try (var _ = RunLock.take(home)) {
            requireNothingInTheWay();
            var aside = home.directory().resolve(ASIDE);
            Folders.delete(aside);
            try {
                copy(manifest, aside);
            } catch (IOException | RuntimeException e) {
                Folders.delete(aside);
                throw e;
            }
            beginAnotherLife(aside);
            takePlace(new Home(aside));
            Folders.delete(aside);
        }
        return manifest;
    }

    private void requireNothingInTheWay() throws IOException {
        if (RunFile.read(home).isPresent()) {
            throw new StartFailure("a Restock that was killed may still run on " + home.directory() + ": clean up with ./restock down first");
        }
        if (!replace && Stream.of(home.engine(Part.POSTGRES), home.engine(Part.KAFKA), home.clock()).anyMatch(Files::exists)) {
            throw new StartFailure(home.directory() + " holds data already: choose another directory with --data DIR, or say --replace to have them deleted");
        }
    }

    private void copy(Manifest manifest, Path aside) throws IOException {
        var copying = new Copying(aside, journal);
        copying.folder("");
        for (String folder : manifest.folders()) {
            copying.folder(folder);
        }
        for (Manifest.Entry each : manifest.files()) {
            if (!copying.file(backup.resolve(each.path()), each.path()).equals(each)) {
                throw new StartFailure(backup.resolve(each.path()) + " is damaged: restore from another backup");
            }
        }
    }

    /** What remembers how far it had read the log, and is not in the backup, must not take this log for the same: it goes on differently. */
    private static void beginAnotherLife(Path aside) throws IOException {
        EmbeddedKafka.rename(KafkaProcess.at(new Home(aside).engine(Part.KAFKA), 0).logs());
    }

    private void takePlace(Home restored) throws IOException {
        Files.deleteIfExists(home.mark());
        for (Path old : home.story()) {
            Folders.delete(old);
        }
        for (var place : PLACES) {
            Folders.delete(place.apply(home));
            Files.move(place.apply(restored), place.apply(home));
        }
    }
}
