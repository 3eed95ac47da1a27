package io.restock.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.local.testing.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("PostgreSQL")
class PostgresRolesTest {
    private static final Map<String, String> SMALL = Map.of("shared_buffers", "16MB");

    @TempDir
    private Path folder;

    @Test
    void lets_nobody_in_without_the_password() {
        var engines = Engines.shared();
        for (String user : new String[] {"postgres", "ledger", "ledger_owner", "reader"}) {
            for (String password : new String[] {"", "guessed"}) {
                assertThatThrownBy(() -> new Login(user, password).open(engines.jdbcUrl())).as(user).isInstanceOf(SQLException.class).hasMessageContaining("password");
            }
        }
    }

    @Test
    void keeps_each_password_to_the_owner_of_the_file() throws Exception {
        var secrets = Engines.shared().postgres().secrets();

        assertThat(Files.getPosixFilePermissions(secrets.folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.list(secrets.folder())) {
            assertThat(files).hasSize(8).allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
        assertThat(secrets.of("reader")).hasSize(43).isNotEqualTo(secrets.of("postgres"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "replenishment", "distribution-center"})
    void gives_a_service_nothing_that_no_owner_has_given_it(String role) throws Exception {
        var engines = Engines.shared();
        String address = engines.newDatabase("roles_" + role);
        run(new Login("ledger_owner", Engines.PASSWORD), address, "create table ledger.stock (units int); insert into ledger.stock values (7)");
        run(new Login("replenishment_owner", Engines.PASSWORD), address, "create table replenishment.plan (units int)");

        var login = Engines.login(role);
        for (String statement : new String[] {"select units from ledger.stock", "update ledger.stock set units = 0", "select units from replenishment.plan",
            "create table public.mine (units int)", "create table ledger.mine (units int)", "create table distribution.mine (units int)", "create schema mine",
            "create role mine", "set role ledger_owner", "alter role " + '"' + role + '"' + " superuser", "select pg_read_file('PG_VERSION')",
            "copy (select 1) to program 'true'"}) {
            assertThatThrownBy(() -> run(login, address, statement)).as(statement).isInstanceOf(SQLException.class).hasMessageContaining("permission denied");
        }
    }

    @Test
    void lets_a_reader_see_everything_and_change_nothing() throws Exception {
        var engines = Engines.shared();
        String address = engines.newDatabase("read");
        run(Engines.login("ledger_owner"), address, "create table ledger.stock (units int); insert into ledger.stock values (7)");
        var reader = new Login(EmbeddedPostgres.READER, engines.postgres().secrets().of(EmbeddedPostgres.READER));

        assertThat(ask(reader, address, "select units from ledger.stock")).isEqualTo("7");
        for (String statement : new String[] {"delete from ledger.stock", "create table ledger.mine (units int)", "create temporary table mine (units int)"}) {
            assertThatThrownBy(() -> run(reader, address, statement)).as(statement).hasMessageContaining("permission denied");
        }
    }

    /** When every service was a superuser whom nobody asked for a password. */
    @Test
    void puts_data_of_before_in_order_and_keeps_them() throws Exception {
        int port = FreePorts.onLoopback(1).getFirst();
        try (var server = EmbeddedPostgres.start(folder, port, folder.resolve("log"), SMALL)) {
            run(server.login(), server.jdbcUrl("postgres"), "create role ledger superuser login password 'old'");
            run(server.login(), server.jdbcUrl("postgres"), "create database restock");
            run(new Login("ledger", "old"), server.jdbcUrl("restock"), """
                    create schema ledger;
                    create table ledger.outbox (id bigint generated always as identity primary key, units int);
                    create table ledger.journal (position bigint, units int) partition by range (position);
                    create table ledger.journal_0 partition of ledger.journal for values from (0) to (10);
                    create view ledger.history as select * from ledger.journal;
                    create sequence ledger.number;
                    create function ledger.moved(int) returns int language sql as 'select $1';
                    insert into ledger.journal values (1, 7)""");
            run(server.login(), server.jdbcUrl("restock"), "create table ledger.by_hand (units int)");
        }
        Folders.delete(folder.resolve("secrets"));
        Files.writeString(folder.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");

        try (var server = EmbeddedPostgres.start(folder, port, folder.resolve("log"), SMALL)) {
            server.createDatabase("restock");
            String address = server.jdbcUrl("restock");

            assertThatThrownBy(() -> new Login("ledger", "").open(address)).hasMessageContaining("password");
            assertThatThrownBy(() -> new Login("ledger", "old").open(address)).hasMessageContaining("password");
            assertThat(ask(server.login(), address, "select units from ledger.history")).isEqualTo("7");
            assertThat(ask(server.login(), address, "select string_agg(rolname, ',') from pg_roles where rolsuper")).isEqualTo("postgres");
            assertThat(ask(server.login(), address, """
                    select string_agg(distinct pg_get_userbyid(owner), ',') from (
                        select relowner as owner from pg_class where relnamespace = 'ledger'::regnamespace
                        union all select proowner from pg_proc where pronamespace = 'ledger'::regnamespace
                        union all select nspowner from pg_namespace where nspname = 'ledger') it""")).isEqualTo("ledger_owner");
            assertThatThrownBy(() -> run(new Login("ledger", server.secrets().of("ledger")), address, "create table ledger.mine (units int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void says_at_once_when_the_password_beside_the_data_is_not_theirs() throws Exception {
        int port = FreePorts.onLoopback(1).getFirst();
        try (var server = EmbeddedPostgres.start(folder, port, folder.resolve("log"), SMALL)) {
            server.secrets().keep("postgres", "of other data");
        }

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, port, folder.resolve("log"), SMALL))
                .hasMessageContaining("does not let postgres in").hasMessageContaining("password beside the data").hasMessageNotContaining("of other data");
        EmbeddedPostgres.at(folder, port).close();
    }

    private static void run(Login login, String address, String sql) throws SQLException {
        try (var session = login.open(address); var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Login login, String address, String sql) throws SQLException {
        try (var session = login.open(address); var row = session.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
