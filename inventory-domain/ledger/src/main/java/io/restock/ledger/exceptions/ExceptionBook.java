package io.restock.ledger.exceptions;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.exceptions.Work;
import io.restock.ledger.exceptions.ExceptionTable.Changed;
import io.restock.ledger.exceptions.ExceptionTable.Close;
import io.restock.ledger.outbox.Outbox;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    private record Raised(Gln store, String detail, Instant occurredAt, long times, @Nullable Stake stake) {}

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
        raise(kind, store, subject, detail, occurredAt, null);
    }

    /** @param stake of how much it is; null where nobody knows */
    public void raise(ExceptionKind kind, Gln store, String subject, String detail, Instant occurredAt, @Nullable Stake stake) {
        var identity = new Identity(kind, subject);
        long before = raised.containsKey(identity) ? raised.get(identity).times() : 0;
        raised.put(identity, new Raised(store, detail, occurredAt, before + 1, stake));
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
        var table = new ExceptionTable(sql, recordedAt, by.text());
        if (!raised.isEmpty()) {
            table.raise(raised.entrySet().stream().map(each -> row(each.getKey(), each.getValue())).toList()).forEach(changed -> announce(changed, outbox));
        }
        if (!closed.isEmpty()) {
            table.close(closed.entrySet().stream().map(each -> new Close(each.getKey().kind().name(), each.getKey().subject(), each.getValue(), null)).toList())
                    .forEach(changed -> announce(changed, outbox));
        }
    }

    private static Raise row(Identity of, Raised is) {
        return new Raise(of.kind().name(), Work.of(of.kind()), of.subject(), is.store().digits(), null, of.kind().owner().toString(), is.detail(), is.occurredAt(), is.times(),
                is.stake(),
                null);
    }

    private void announce(Changed is, Outbox outbox) {
        var exception =
                new ExceptionRaised(is.kind(), new Gln(requireNonNull(is.store(), "the ledger's own are of stores")), is.subject(), is.owner(), is.detail(), is.open(), is.at(),
                        recordedAt, is.open() ? is.stake() : null);
        outbox.add(Topics.EXCEPTIONS, exception.store().digits(), ExceptionRaised.CODEC.typeOf(exception), ExceptionRaised.CODEC.write(exception), by.text());
    }
}
