package io.restock.local.backup;

import io.restock.local.engine.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A base backup of a PostgreSQL that goes on, by its own low-level functions (chapter 26.3.4 of its manual): the files as they are met, and its log of meanwhile, from which recovery
 * makes of them what the database was at {@link #end()}. The server's package for embedding has no pg_basebackup.
 */
final class PostgresFiles implements AutoCloseable {
    private static final Set<String> LEFT_EMPTY = Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");
    private static final Pattern FIRST_OF_LOG = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");
    private static final String LOG = "pg_wal";

    private final Connection session;
    private final Path data;
    private final String path;
    private String label = "";
    private String lastOfLog = "";

    private PostgresFiles(Connection session, Path data, String path) {
        this.session = session;
        this.data = data;
        this.path = path;
    }

    /** @param path of its data in the backup */
    static PostgresFiles begin(EmbeddedPostgres server, String path) throws SQLException, IOException {
        var files = new PostgresFiles(server.login().open(server.jdbcUrl("postgres")), server.data(), path);
        try (var begin = files.session.createStatement()) {
            begin.execute("select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)"); // no part of the log goes before we have it
            begin.execute("select pg_backup_start('restock backup', true)");
            return files;
        } catch (SQLException e) {
            files.close();
            throw e;
        }
    }

    void copy(Copying backup) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                backup.folder(in(folder));
                return LEFT_EMPTY.contains(data.relativize(folder).toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    if (isData(file.getFileName().toString())) {
                        backup.file(file, in(file));
                    }
                    return FileVisitResult.CONTINUE;
                } catch (NoSuchFileException e) {
                    return visitFileFailed(file, e);
                }
            }

            /** A table may be dropped meanwhile: the log says so too. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
    }

    private static boolean isData(String name) {
        return !LEFT_OUT.contains(name) && !name.startsWith("pgsql_tmp") && !name.startsWith("pg_internal.init");
    }

    private String in(Path file) {
        return file.equals(data) ? path : path + "/" + data.relativize(file);
    }

    /** All that is committed by now will be in the backup. */
    void end() throws SQLException {
        try (var stop = session.createStatement(); var row = stop.executeQuery("select labelfile, pg_walfile_name(lsn) from pg_backup_stop(false)")) {
            row.next();
            label = row.getString(1);
            lastOfLog = row.getString(2);
        }
    }

    /** After {@link #end()}. */
    void copyLog(Copying backup) throws IOException {
        backup.written(label.getBytes(StandardCharsets.UTF_8), path + "/backup_label");
        var first = FIRST_OF_LOG.matcher(label);
        if (!first.find()) {
            throw new IOException("PostgreSQL does not say where its log begins: " + label);
        }
        try (var log = Files.newDirectoryStream(data.resolve(LOG), file -> isBetween(first.group(1), file.getFileName().toString(), lastOfLog))) {
            for (Path part : log) {
                backup.file(part, in(part));
            }
        }
    }

    private static boolean isBetween(String first, String name, String last) {
        return name.length() == last.length() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
    }

    /** With the session its hold on the log ends, and the backup if it was not ended. */
    @Override
    public void close() throws SQLException {
        session.close();
    }
}
