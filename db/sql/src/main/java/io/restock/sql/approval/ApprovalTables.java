package io.restock.sql.approval;

import io.restock.contracts.access.Author;
import io.restock.contracts.approval.Approval;
import io.restock.contracts.approval.Approval.Noted;
import io.restock.contracts.approval.Approval.Status;
import io.restock.contracts.approval.ApprovalEvent;
import io.restock.contracts.approval.ApprovalEvent.Requested;
import io.restock.contracts.approval.Approvals.Question;
import io.restock.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of the approvals: their events, and the row of each, which is locked while the approval goes on. */
record ApprovalTables(String schema) {
    /** @return the number of the new one; empty if there is one of this identity */
    Optional<Long> begin(Sql sql, Requested requested) throws SQLException {
        return sql.first("insert into " + schema + ".approval (identity, status, stores, lapses_at) values (?, ?, ?, ?) on conflict (identity) do nothing returning id",
                row -> row.getLong(1), requested.asked().identity(), Status.AWAITING_APPROVAL, requested.asked().stores(), requested.lapsesAt());
    }

    /** Held until the transaction ends. */
    Optional<Approval> hold(Sql sql, long id) throws SQLException {
        return sql.first("select id from " + schema + ".approval where id = ? for update", row -> row.getLong(1), id).isEmpty() ? Optional.empty() : find(sql, id);
    }

    Optional<Approval> find(Sql sql, long id) throws SQLException {
        return read(sql, List.of(id)).stream().findFirst();
    }

    Optional<Approval> known(Sql sql, String identity) throws SQLException {
        var id = sql.first("select id from " + schema + ".approval where identity = ?", row -> row.getLong(1), identity);
        return id.isEmpty() ? Optional.empty() : find(sql, id.get());
    }

    /** Adds what happened, and keeps the row as all that happened makes it. */
    Approval add(Sql sql, long id, Noted noted) throws SQLException {
        String payload = new String(ApprovalEvent.CODEC.write(noted.event()), StandardCharsets.UTF_8);
        sql.execute("insert into " + schema + ".approval_event (approval, number, type, author, payload)"
                + " select ?, coalesce(max(number), 0) + 1, ?, ?, ?::jsonb from " + schema + ".approval_event where approval = ?",
                id, ApprovalEvent.CODEC.typeOf(noted.event()), noted.by().text(), payload, id);
        Approval now = find(sql, id).orElseThrow();
        boolean means = now.asked().lasting() || !now.status().isFinal();
        sql.execute("update " + schema + ".approval set status = ?, identity = ? where id = ?", now.status(), means ? now.asked().identity() : null, id);
        return now;
    }

    List<Approval> list(Sql sql, Question asked) throws SQLException {
        var where = new StringBuilder("id > ?");
        var values = new ArrayList<@Nullable Object>(List.of(asked.after()));
        if (asked.status() != null) {
            where.append(" and status = ?");
            values.add(asked.status());
        }
        if (!asked.stores().all()) {
            where.append(" and stores <@ ?::text[]");
            values.add(asked.stores().named());
        }
        if (asked.store() != null) {
            where.append(" and (stores = '{}' or ? = any(stores))");
            values.add(asked.store());
        }
        values.add(asked.limit());
        return read(sql, sql.list("select id from " + schema + ".approval where " + where + " order by id limit ?", row -> row.getLong(1), values.toArray()));
    }

    /** Those of a status, the oldest first. */
    List<Long> ids(Sql sql, Status status, int limit) throws SQLException {
        return sql.list("select id from " + schema + ".approval where status = ? order by id limit ?", row -> row.getLong(1), status, limit);
    }

    List<Long> due(Sql sql, Instant now, int limit) throws SQLException {
        return sql.list("select id from " + schema + ".approval where status = 'AWAITING_APPROVAL' and lapses_at <= ? order by id limit ?", row -> row.getLong(1), now, limit);
    }

    private List<Approval> read(Sql sql, List<Long> ids) throws SQLException {
        var events = new LinkedHashMap<Long, List<Noted>>();
        sql.list("select approval, type, author, payload from " + schema + ".approval_event where approval = any(?) order by approval, number",
                row -> events.computeIfAbsent(row.getLong("approval"), _ -> new ArrayList<>()).add(noted(row)), ids.stream().mapToLong(Long::longValue).toArray());
        return events.entrySet().stream().map(each -> Approval.of(each.getKey(), each.getValue())).toList();
    }

    private static Noted noted(ResultSet row) throws SQLException {
        return new Noted(ApprovalEvent.CODEC.read(row.getString("type"), row.getString("payload").getBytes(StandardCharsets.UTF_8)), Author.of(row.getString("author")));
    }
}
