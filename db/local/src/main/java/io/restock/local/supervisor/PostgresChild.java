package io.restock.local.supervisor;

import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.SessionsBehind;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** Our own PostgreSQL, with the database of all services in it. */
final class PostgresChild implements Child {
    static final String DATABASE = "restock";

    private final EmbeddedPostgres server;
    private final Home home;
    private final int port;

    PostgresChild(Home home, Ports ports) {
        this.home = home;
        this.port = ports.of(Part.POSTGRES);
        this.server = EmbeddedPostgres.at(home.engine(Part.POSTGRES), port);
    }

    @Override
    public Part part() {
        return Part.POSTGRES;
    }

    @Override
    public ProcessHandle start() throws IOException {
        EmbeddedPostgres.start(home.engine(Part.POSTGRES), port, home.log(Part.POSTGRES), Map.of());
        try {
            server.createDatabase(DATABASE);
        } catch (SQLException e) {
            throw new IOException("cannot create database " + DATABASE + ": " + e.getMessage(), e);
        }
        ProcessHandle postmaster = server.postmaster().orElseThrow(() -> new IOException("PostgreSQL ended right after its start"));
        SessionsBehind.of(postmaster, Part.POSTGRES.niceness());
        return postmaster;
    }

    @Override
    public boolean isReady() {
        return server.postmaster().isPresent();
    }

    @Override
    public void stop() {
        server.close();
    }
}
