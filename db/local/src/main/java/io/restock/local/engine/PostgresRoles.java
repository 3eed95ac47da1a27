package io.restock.local.engine;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * Who may do what in the database of all services: each {@link Tenant} in its own schema, and a reader everywhere. What a tenant's role may do with its tables says their owner, at each
 * migration. Done at every start: it changes nothing where all is as it must be, and puts data in order that were made when every service was a superuser.
 */
record PostgresRoles(EmbeddedPostgres server) {
    /** Everything in a schema that is not its owner's yet; sequences of columns follow their tables. */
    private static final String NOT_YET_THE_OWNERS = """
            select format('alter %%s %%s owner to %%I', what, name, '%2$s') from (
                select case relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end as what, oid::regclass::text as name
                from pg_class c where relnamespace = '%1$s'::regnamespace and relkind in ('r', 'p', 'v', 'S') and relowner <> '"%2$s"'::regrole
                    and not (relkind = 'S' and exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype in ('a', 'i')))
                union all
                select 'routine', oid::regprocedure::text from pg_proc where pronamespace = '%1$s'::regnamespace and proowner <> '"%2$s"'::regrole) it""";

    /** @param session in whatever database, of one who may do everything */
    void make(Connection session) throws SQLException, IOException {
        for (var role : Stream.concat(Stream.of(EmbeddedPostgres.READER), Tenant.ALL.stream().flatMap(tenant -> Stream.of(tenant.role(), tenant.owner()))).toList()) {
            if (list(session, "select rolname from pg_roles where rolname = '" + role + "'").isEmpty()) {
                run(session, "create role \"" + role + '"');
            }
            run(session, "alter role \"" + role + "\" login nosuperuser");
            session.unwrap(PGConnection.class).alterUserPassword(role, server.secrets().of(role).toCharArray(), "scram-sha-256");
        }
        run(session, "grant pg_read_all_data to " + EmbeddedPostgres.READER);
        run(session, "revoke all on database postgres, template1 from public"); // nobody has anything to do there
    }

    /** Lets them into a database. */
    void admitTo(String database) throws SQLException, IOException {
        try (var session = server.login().open(server.jdbcUrl(database)); var quoting = session.createStatement()) {
            String name = quoting.enquoteIdentifier(database, true);
            run(session, "revoke all on database " + name + " from public");
            run(session, "grant connect on database " + name + " to " + EmbeddedPostgres.READER);
            for (var tenant : Tenant.ALL) {
                run(session, "grant connect on database %s to \"%s\"".formatted(name, tenant.owner()));
                run(session, "grant connect, temporary on database %s to \"%s\"".formatted(name, tenant.role()));
                run(session, "create schema if not exists " + tenant.schema());
                run(session, "alter schema %s owner to \"%s\"".formatted(tenant.schema(), tenant.owner()));
                for (String change : list(session, NOT_YET_THE_OWNERS.formatted(tenant.schema(), tenant.owner()))) {
                    run(session, change);
                }
            }
        }
    }

    private static void run(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> list(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement(); var row = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
