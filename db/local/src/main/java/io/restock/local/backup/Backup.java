package io.restock.local.backup;

import io.restock.local.engine.Commands;
import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.KafkaProcess;
import io.restock.local.supervisor.ClockFile;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.RunFile;
import io.restock.local.supervisor.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Copies the data of a running Restock while tills sell.
 *
 * <p>PostgreSQL's cursors point into Kafka, and Kafka's topics hold what PostgreSQL's journals say: two copies, each right for itself, would contradict each other if they were of
 * different instants. So Kafka stands still for the moment in which PostgreSQL's copy ends. Then no cursor points behind Kafka's end, since nobody could read what Kafka did not have, and
 * Kafka has no event that PostgreSQL has not, since an event is sent after its commit. What PostgreSQL committed in that moment waits in its journals to be sent. It is what would be left if
 * Kafka had been killed, and PostgreSQL a moment later; so what survives that, survives a restore. The tills wait for less than a second.
 *
 * <p>Left behind is what is made anew of the topics, the index of the search.
 */
public final class Backup {
    private final Home home;
    private final RunFile run;
    private final Path folder;
    private final Consumer<String> journal;

    /** @param journal takes progress, in sentences */
    public Backup(Home home, RunFile run, Path folder, Consumer<String> journal) {
        this.home = home;
        this.run = run;
        this.folder = folder.toAbsolutePath().normalize();
        this.journal = journal;
    }

    /** @throws StartFailure in one line, if there is nothing that we can copy, or the copy did not succeed */
    public Manifest take() throws IOException {
        requireOwnEngines();
        makeFolder();
        try {
            var manifest = copy();
            manifest.write(folder);
            Commands.run(List.of("sync", "-f", folder.toString()));
            return manifest;
        } catch (IOException | SQLException e) {
            throw new StartFailure("the backup in " + folder + " is not whole, delete it: " + e, e);
        }
    }

    private Manifest copy() throws IOException, SQLException {
        var backup = new Copying(folder, journal);
        var server = EmbeddedPostgres.at(home.engine(Part.POSTGRES), run.ports().of(Part.POSTGRES));
        var broker = KafkaProcess.at(home.engine(Part.KAFKA), run.ports().of(Part.KAFKA));
        try (var postgres = PostgresFiles.begin(server, in(server.data()))) {
            postgres.copy(backup);
            Instant upTo;
            try (var standstill = Standstill.of(process(broker)); var kafka = KafkaFiles.in(broker.logs(), in(broker.logs()))) {
                upTo = standstill.since();
                postgres.end();
                journal.accept(String.format(Locale.ROOT, "Kafka stood still for %,d ms", standstill.end().toMillis()));
                kafka.copy(backup);
            }
            postgres.copyLog(backup);
            copyFolder(server.secrets().folder(), backup);
            copyFolder(home.keys(), backup);
            backup.file(home.mark(), in(home.mark()));
            backup.written(ClockFile.remembered(run.clock()), in(home.clock())); // last, so that business time does not run backwards on what was recorded before
            return Manifest.of(upTo, backup);
        }
    }

    private void copyFolder(Path folder, Copying backup) throws IOException {
        backup.folder(in(folder));
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                backup.file(file, in(file));
            }
        }
    }

    private String in(Path file) {
        return home.directory().relativize(file).toString();
    }

    private ProcessHandle process(KafkaProcess broker) {
        return broker.process().orElseThrow(() -> new StartFailure("Kafka does not run on " + home.directory() + ": see ./restock status"));
    }

    private void requireOwnEngines() {
        if (!run.parts().contains(Part.POSTGRES) || !run.parts().contains(Part.KAFKA)) {
            throw new StartFailure("this Restock is a guest of engines that others run (" + run.postgres() + ", " + run.kafka() + "), and copies only its own:"
                    + " stop the services with ./restock down, so that both stand still, back both up by their own means, and start again with ./restock up");
        }
    }

    private void makeFolder() throws IOException {
        if (Files.exists(folder)) {
            try (var there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw new StartFailure(folder + " is not empty: name a new folder for the backup");
                }
            }
        }
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------")); // keys and the chain's books are in it
    }
}
