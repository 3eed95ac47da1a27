package io.restock.local.supervisor;

import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.SessionsBehind;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Our own PostgreSQL, with the database of all services in it. */
final class PostgresChild implements Child {
    static final String DATABASE = "restock";

    private final EmbeddedPostgres server;
    private final Home home;
    private final int port;
    private final Consumer<String> journal;

    /** @param journal gets a sentence now and then about how long a recovery has been going on */
    PostgresChild(Home home, Ports ports, Consumer<String> journal) {
        this.home = home;
        this.journal = journal;
        this.port = ports.of(Part.POSTGRES);
        this.server = EmbeddedPostgres.at(home.engine(Part.POSTGRES), port);
    }

    @Override
    public Part part() {
        return Part.POSTGRES;
    }

    @Override
    public ProcessHandle start() throws IOException {
        EmbeddedPostgres.start(home.engine(Part.POSTGRES), port, home.log(Part.POSTGRES), Map.of(), this::recovers);
        try {
            server.createDatabase(DATABASE);
        } catch (SQLException e) {
            throw new IOException("cannot create database " + DATABASE + " and its roles: " + e.getMessage(), e);
        }
        ProcessHandle postmaster = server.postmaster().orElseThrow(() -> new IOException("PostgreSQL ended right after its start"));
        SessionsBehind.of(postmaster, PostgresChild::niceness);
        return postmaster;
    }

    private void recovers(Duration since) {
        journal.accept(part().title() + " has been recovering from its log for " + since.toSeconds() + " s, and is waited for");
    }

    /** A session waits as the service does whose user began it, {@code postgres: ledger restock 127.0.0.1(40122) idle}; the others as {@link Part#POSTGRES}. */
    static int niceness(String title) {
        return Part.services().stream().filter(service -> title.startsWith("postgres: " + service.title() + " " + DATABASE + " "))
                .findFirst().orElse(Part.POSTGRES).niceness();
    }

    @Override
    public boolean isReady() {
        return server.takesConnections();
    }

    @Override
    public void stop() {
        server.close();
    }
}
