package io.restock.journal;

import java.sql.SQLException;
import javax.sql.DataSource;

/** A schema with the tables of a journal, as a service would have them. */
final class JournalTables {
    static final String SCHEMA = "trial";

    private JournalTables() {}

    static DataSource in(DataSource dataSource) {
        run(dataSource, """
                create schema trial;
                create table trial.cursor (topic text, partition smallint, kafka_offset bigint not null, source_position bigint not null default 0,
                    taken_up_to timestamptz, primary key (topic, partition));
                create table trial.journal_head (partition smallint primary key, next_position bigint not null);
                create table trial.journal (partition smallint, position bigint, key text collate "C" not null, sequence int not null, type text not null,
                    schema_version smallint not null, occurred_at timestamptz not null, recorded_at timestamptz not null, payload bytea not null,
                    trace text, author text, primary key (partition, position));
                create unique index on trial.journal (key, sequence);
                create table trial.deed (name text, kind text);
                create table trial.relay (partition smallint primary key, position bigint not null);
                create table trial.quarantine (id bigint generated always as identity primary key, topic text not null, partition smallint not null,
                    kafka_offset bigint not null, headers text[] not null, record_key bytea, value bytea, reason text not null, quarantined_at timestamptz not null,
                    ended text, ended_at timestamptz, ended_by text, note text, unique (topic, partition, kafka_offset));
                """);
        return dataSource;
    }

    static void run(DataSource dataSource, String sql) {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long number(DataSource dataSource, String sql) {
        try (var connection = dataSource.getConnection(); var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
