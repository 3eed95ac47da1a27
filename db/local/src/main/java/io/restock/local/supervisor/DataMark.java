package io.restock.local.supervisor;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Json;
import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A file beside the data that says whose they are and how old: a demo begins afresh by deleting what a demo made, never anything else, and
 * nobody goes on with data that this Restock would misunderstand.
 *
 * @param format of the data directory as a whole
 * @param demo whether a demo made the data
 * @param schemas the latest migration of each schema that has seen them
 */
record DataMark(int format, boolean demo, Map<String, Integer> schemas) {
    /** Raised when data that were written before cannot be gone on with. Data without a mark are of format 1. */
    static final int FORMAT = 2;
    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__.*\\.sql");

    /**
     * Makes the data directory fit for what is asked: a demo that begins afresh finds it empty.
     *
     * @throws StartFailure in one line, when the data are another installation's, of another age, or of a later version
     */
    static void settle(Request request) throws IOException {
        var home = request.home();
        var known = known(request.project(), request.purpose().plays());
        var found = read(home);
        if (request.purpose().plays() && !found.demo() && home.story().stream().anyMatch(Files::exists)) {
            throw new StartFailure(home.directory() + " holds data that no demo made, and a demo would mix with them or delete them: choose another directory with --data DIR");
        }
        if (request.purpose() == Purpose.DEMO) {
            Running.stopLeftovers(home);
            for (var part : home.story()) {
                Folders.delete(part);
            }
        } else if (Files.exists(home.clock())) {
            found.requireReadableBy(known, home);
        }
        known.of(found).write(home);
    }

    private static DataMark known(Path project, boolean demo) throws IOException {
        return new DataMark(FORMAT, demo, migrations(project));
    }

    /** @throws StartFailure in one line, when the Restock of this project would misunderstand the data */
    static void requireReadable(Path project, Home home) throws IOException {
        read(home).requireReadableBy(known(project, false), home);
    }

    /** A demo's data stay a demo's, also when {@code up} was asked to look at them. */
    private DataMark of(DataMark before) {
        return new DataMark(format, demo || before.demo, schemas);
    }

    private void requireReadableBy(DataMark known, Home home) throws IOException {
        if (format != known.format) {
            throw unreadable(home, "are of format " + format + ", and this Restock reads format " + known.format);
        }
        var server = EmbeddedPostgres.at(home.engine(Part.POSTGRES), 0).foreignVersion();
        if (server.isPresent()) {
            throw unreadable(home, "are of PostgreSQL " + server.get() + ", and this Restock runs " + EmbeddedPostgres.MAJOR_VERSION);
        }
        for (var schema : known.schemas.entrySet()) {
            int seen = schemas.getOrDefault(schema.getKey(), 0);
            if (seen > schema.getValue()) {
                throw unreadable(home, "were written by a later Restock (" + schema.getKey() + " is at V" + seen + ", this one knows V" + schema.getValue() + ")");
            }
        }
    }

    private StartFailure unreadable(Home home, String why) {
        return new StartFailure("the data in " + home.directory() + " " + why + ": "
                + (demo ? "begin afresh with ./restock demo, without --keep" : "move the directory away, or choose another with --data DIR"));
    }

    private static DataMark read(Home home) throws IOException {
        if (!Files.exists(home.mark())) {
            return new DataMark(1, false, Map.of());
        }
        var schemas = new TreeMap<String, Integer>();
        JsonNode mark;
        try {
            mark = Json.MAPPER.readTree(home.mark().toFile());
        } catch (JsonProcessingException e) {
            throw new StartFailure(home.mark() + " cannot be read (" + e.getOriginalMessage() + "): restore it, or start on other data with --data DIR", e);
        }
        mark.path("schemas").properties().forEach(schema -> schemas.put(schema.getKey(), schema.getValue().asInt()));
        return new DataMark(mark.path("format").asInt(1), mark.path("demo").asBoolean(), schemas);
    }

    private void write(Home home) throws IOException {
        Json.MAPPER.writeValue(home.mark().toFile(), this);
    }

    private static Map<String, Integer> migrations(Path project) throws IOException {
        var latest = new TreeMap<String, Integer>();
        var schemas = project.resolve("db/schema/src/main/resources/db/schema");
        if (!Files.isDirectory(schemas)) {
            return latest;
        }
        try (var files = Files.walk(schemas)) {
            files.forEach(file -> {
                var migration = MIGRATION.matcher(file.getFileName().toString());
                if (migration.matches()) {
                    latest.merge(requireNonNull(file.getParent()).getFileName().toString(), Integer.valueOf(migration.group(1)), Math::max);
                }
            });
        }
        return latest;
    }
}
