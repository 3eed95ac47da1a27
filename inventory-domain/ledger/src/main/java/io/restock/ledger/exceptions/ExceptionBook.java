package io.restock.ledger.exceptions;

import io.restock.contracts.Gln;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.ledger.outbox.Outbox;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a transaction found wrong, or right again. Written once at its end, sorted, because a subject may be shared by partitions and rows
 * must be locked in one order. Only an opening and a closing are announced; raising what is open already counts it.
 */
public final class ExceptionBook {
    private record Identity(ExceptionKind kind, String subject) implements Comparable<Identity> {
        @Override
        public int compareTo(Identity other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : subject.compareTo(other.subject);
        }
    }

    private record Raised(Gln store, String detail, Instant occurredAt, long times) {}

    private final Instant recordedAt;
    private final Author by;
    private final Map<Identity, Raised> raised = new TreeMap<>();
    private final Map<Identity, Instant> closed = new TreeMap<>();

    /** Of what the ledger finds by itself. */
    public ExceptionBook(Instant recordedAt) {
        this(recordedAt, Author.system("ledger"));
    }

    public ExceptionBook(Instant recordedAt, Author by) {
        this.recordedAt = recordedAt;
        this.by = by;
    }

    /** @param detail a sentence that says what is wrong and what to do */
    public void raise(ExceptionKind kind, Gln store, String subject, String detail, Instant occurredAt) {
        var identity = new Identity(kind, subject);
        long before = raised.containsKey(identity) ? raised.get(identity).times() : 0;
        raised.put(identity, new Raised(store, detail, occurredAt, before + 1));
        closed.remove(identity);
    }

    public void close(ExceptionKind kind, String subject, Instant occurredAt) {
        var identity = new Identity(kind, subject);
        raised.remove(identity);
        closed.put(identity, occurredAt);
    }

    /** It is not wrong after all. */
    public void forget(ExceptionKind kind, String subject) {
        raised.remove(new Identity(kind, subject));
    }

    /** What is wrong by this book alone: kind and subject of everything raised and not closed since. */
    public Set<String> raised() {
        return raised.keySet().stream().map(identity -> identity.kind() + " " + identity.subject()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where nothing else is announced. @return how many subjects were looked at */
    public int write(Sql sql) throws SQLException {
        var outbox = new Outbox();
        write(sql, outbox);
        outbox.write(sql);
        return raised.size() + closed.size();
    }

    public void write(Sql sql, Outbox outbox) throws SQLException {
        if (!raised.isEmpty()) {
            writeRaised(sql, outbox);
        }
        if (!closed.isEmpty()) {
            writeClosed(sql, outbox);
        }
    }

    private void writeRaised(Sql sql, Outbox outbox) throws SQLException {
        List<Identity> keys = List.copyOf(raised.keySet());
        List<Raised> values = List.copyOf(raised.values());
        sql.list("""
                insert into ledger.exception as e (kind, subject, store, owner, detail, open, times, opened_at, last_at)
                select kind, subject, store, owner, detail, true, times, to_timestamp(occurred / 1000.0), to_timestamp(occurred / 1000.0)
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
                    as raised (kind, subject, store, owner, detail, times, occurred)
                on conflict (kind, subject) do update set times = e.times + excluded.times, detail = excluded.detail, open = true,
                    last_at = excluded.last_at, closed_at = null, opened_at = case when e.open then e.opened_at else excluded.opened_at end
                returning coalesce(old.open, false) as was_open, new.*""",
                row -> announce(row, !row.getBoolean("was_open"), Sql.instant(row, "last_at"), outbox),
                keys.stream().map(key -> key.kind().name()).toList(),
                keys.stream().map(Identity::subject).toList(),
                values.stream().map(each -> each.store().digits()).toList(),
                keys.stream().map(key -> key.kind().owner().toString()).toList(),
                values.stream().map(Raised::detail).toList(),
                values.stream().mapToLong(Raised::times).toArray(),
                values.stream().mapToLong(each -> each.occurredAt().toEpochMilli()).toArray());
    }

    private void writeClosed(Sql sql, Outbox outbox) throws SQLException {
        sql.list("""
                update ledger.exception e set open = false, closed_at = to_timestamp(closed.occurred / 1000.0)
                from unnest(?::text[], ?::text[], ?::bigint[]) as closed (kind, subject, occurred)
                where e.kind = closed.kind and e.subject = closed.subject and e.open
                returning e.*""",
                row -> announce(row, true, Sql.instant(row, "closed_at"), outbox),
                closed.keySet().stream().map(key -> key.kind().name()).toList(),
                closed.keySet().stream().map(Identity::subject).toList(),
                closed.values().stream().mapToLong(Instant::toEpochMilli).toArray());
    }

    private Void announce(ResultSet row, boolean changed, Instant occurredAt, Outbox outbox) throws SQLException {
        if (changed) {
            var exception = new ExceptionRaised(row.getString("kind"), new Gln(row.getString("store")), row.getString("subject"),
                    row.getString("owner"), row.getString("detail"), row.getBoolean("open"), occurredAt, recordedAt);
            outbox.add(Topics.EXCEPTIONS, exception.store().digits(), ExceptionRaised.CODEC.typeOf(exception), ExceptionRaised.CODEC.write(exception), by.text());
        }
        return null;
    }
}
