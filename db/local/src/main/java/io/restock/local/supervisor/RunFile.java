package io.restock.local.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** What runs on a data directory, for the commands that come after {@code up}: where the parts listen, and their clock. */
public record RunFile(long supervisor, Ports ports, List<Part> parts, String kafka, String postgres, ClockSetting clock) {
    static RunFile of(Plan plan) {
        return new RunFile(ProcessHandle.current().pid(), plan.ports(), plan.parts(),
                plan.engines().kafkaAddress(plan.ports()), plan.engines().jdbcUrl(plan.ports()), plan.clock());
    }

    /** What runs, or ran until it was killed, on this directory. */
    public static Optional<RunFile> read(Home home) throws IOException {
        var path = path(home);
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(path), RunFile.class));
        } catch (NoSuchFileException nothingRuns) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new StartFailure(path + " cannot be read (" + e.getOriginalMessage() + "): delete it, then run ./restock down", e);
        }
    }

    void write(Home home) throws IOException {
        Files.createDirectories(path(home).getParent());
        var aside = home.run("restock.json.new");
        Files.write(aside, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(aside, path(home), StandardCopyOption.ATOMIC_MOVE);
    }

    static void remove(Home home) {
        try {
            Files.deleteIfExists(path(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(Home home) {
        return home.run("restock.json");
    }
}
