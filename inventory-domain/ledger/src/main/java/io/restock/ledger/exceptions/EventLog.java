package io.restock.ledger.exceptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import io.restock.sql.Sql;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what happens to exceptions, and adds it to their histories. */
final class EventLog {
    /** What can happen to one. */
    enum Type {
        RAISED,
        /** Raised again while it was open, and there is more at stake than before. */
        WORSE,
        CLOSED,
        ASSIGNED,
        COMMENTED,
        SNOOZED,
        /** From being snoozed. */
        CAME_BACK
    }

    private final Sql sql;
    private final Instant now;
    private final @Nullable String author;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    EventLog(Sql sql, Instant now, @Nullable String author) {
        this.sql = sql;
        this.now = now;
        this.author = author;
    }

    /** @param key by which a person's word is the same when it is sent again */
    void add(long exception, Type type, Map<String, ?> said, @Nullable String key) {
        rows.add(new @Nullable Object[] {exception, type.name(), now, author, json(said), key});
    }

    void write() throws SQLException {
        sql.batch("insert into ledger.exception_event (exception, type, at, author, said, key) values (?, ?, ?, ?, ?::jsonb, ?)", rows);
        rows.clear();
    }

    static String json(Map<String, ?> said) {
        try {
            return Json.MAPPER.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
