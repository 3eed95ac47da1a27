package io.restock.local.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Waits until a PostgreSQL that was just started takes connections. Recovery after a power cut reads gigabytes of its log, and begins from nothing when it is interrupted: as long as the
 * server lives and says that it starts, it is waited for.
 *
 * @param login of the one who asks
 * @param silence so long a living server may say nothing at all, or something else
 * @param recovering hears about every {@link #SAID_EVERY} for how long it has been starting
 */
record FirstConnection(String jdbcUrl, Login login, Duration silence, Consumer<Duration> recovering) {
    static final Duration SAID_EVERY = Duration.ofSeconds(10);
    /** SQLSTATE of "the database system is starting up", and of "not yet accepting connections". */
    private static final String CANNOT_CONNECT_NOW = "57P03";
    /** Class of SQLSTATE: the server is there, and the password is wrong. */
    private static final String NOT_LET_IN = "28";
    private static final Duration SOON = Duration.ofMillis(20);
    /** Each attempt costs the server a process; one that recovers needs its processor for better things. */
    private static final Duration LATER = Duration.ofMillis(250);
    private static final Duration QUICKLY = Duration.ofSeconds(2);

    /** @throws IOException when the server has ended, or neither answers nor recovers */
    void await(ProcessHandle server, Path log) throws IOException {
        long begun = System.nanoTime();
        long lastWord = begun;
        var said = Duration.ZERO;
        while (true) {
            try (var _ = DriverManager.getConnection(jdbcUrl, briefly())) {
                return;
            } catch (SQLException e) {
                long now = System.nanoTime();
                if (!server.isAlive()) {
                    throw new IOException("PostgreSQL ended while starting; see " + log, e);
                }
                if (String.valueOf(e.getSQLState()).startsWith(NOT_LET_IN)) {
                    throw new IOException("PostgreSQL does not let " + login + " in: the password beside the data is not theirs (" + e.getMessage() + ")", e);
                }
                if (CANNOT_CONNECT_NOW.equals(e.getSQLState())) {
                    lastWord = now;
                } else if (now - lastWord > silence.toNanos()) {
                    throw new IOException("PostgreSQL neither took connections nor said that it recovers within " + silence.toSeconds() + " s; see " + log, e);
                }
                var starting = Duration.ofNanos(now - begun);
                if (starting.minus(said).compareTo(SAID_EVERY) >= 0) {
                    said = starting;
                    recovering.accept(starting);
                }
                Termination.pause(starting.compareTo(QUICKLY) < 0 ? SOON : LATER);
            }
        }
    }

    /** A server that takes a connection and says nothing must not hold us. */
    private Properties briefly() {
        var properties = login.properties();
        String seconds = String.valueOf(Math.clamp(silence.toSeconds(), 1, 5));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        return properties;
    }
}
