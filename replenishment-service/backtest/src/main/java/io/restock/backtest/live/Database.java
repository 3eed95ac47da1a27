package io.restock.backtest.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.backtest.history.UserError;
import io.restock.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * The PostgreSQL of a running system. User and password are those that the services are given, by the same variables; our own embedded one has a user who reads everything and changes nothing.
 *
 * @param readersPassword a file that is there if the database is the embedded one, beside its data
 */
public record Database(String jdbcUrl, Path readersPassword) {
    private static final String READER = "reader";
    private static final Path NOWHERE = Path.of("");
    /** All sales of a chain may be read and sorted before the first row comes. */
    private static final String LONGEST_SILENCE_SECONDS = "7200";

    /** @param address HOST:PORT/DATABASE, or a JDBC URL */
    public static Database at(String address) {
        if (!address.startsWith("jdbc:postgresql:") && !address.matches("[^/:\\s]+(:\\d+)?/[^/\\s]+")) {
            throw new UserError("--postgres must be HOST:PORT/DATABASE or a jdbc:postgresql: URL, was \"" + address + "\"");
        }
        return new Database(address.startsWith("jdbc:") ? address : "jdbc:postgresql://" + address, NOWHERE);
    }

    /** The one of the system that runs on a data directory. */
    public static Database of(Path directory) {
        Path run = runFile(directory);
        try {
            String address = Json.MAPPER.readTree(Files.readAllBytes(run)).path("postgres").asText();
            return new Database(at(address).jdbcUrl(), directory.resolve("postgres").resolve("secrets").resolve(READER));
        } catch (NoSuchFileException e) {
            throw new UserError(
                    "Restock does not run on " + directory + ": start it with ./restock up, name its directory with --data DIR, or give recorded sales with --sales FILE");
        } catch (JsonProcessingException e) {
            throw new UserError(run + " cannot be read (" + e.getOriginalMessage() + "): name the database with --postgres HOST:PORT/DATABASE");
        } catch (IOException e) {
            throw new UserError("cannot read " + run + ": " + e.getMessage());
        }
    }

    /** Whether a system runs, or ran until it was killed, on a data directory. */
    public static boolean runsOn(Path directory) {
        return Files.exists(runFile(directory));
    }

    private static Path runFile(Path directory) {
        return directory.resolve("run").resolve("restock.json");
    }

    /** A connection that reads and never writes. */
    Connection open(Map<String, String> environment) {
        try {
            var properties = new Properties();
            boolean embedded = Files.isRegularFile(readersPassword);
            properties.setProperty("user", embedded ? READER : environment.getOrDefault("QUARKUS_DATASOURCE_USERNAME", "postgres"));
            properties.setProperty("password", embedded ? Files.readString(readersPassword).strip() : environment.getOrDefault("QUARKUS_DATASOURCE_PASSWORD", ""));
            properties.setProperty("connectTimeout", "10");
            properties.setProperty("socketTimeout", LONGEST_SILENCE_SECONDS);
            properties.setProperty("tcpKeepAlive", "true");
            var connection = DriverManager.getConnection(jdbcUrl, properties);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException | IOException e) {
            throw new UserError("cannot open " + jdbcUrl + ": " + e.getMessage());
        }
    }
}
