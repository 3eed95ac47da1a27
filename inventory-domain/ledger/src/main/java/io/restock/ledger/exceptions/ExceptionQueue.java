package io.restock.ledger.exceptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.restock.border.access.Caller;
import io.restock.contracts.Json;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Role;
import io.restock.ledger.exceptions.ExceptionView.Event;
import io.restock.ledger.exceptions.ExceptionView.State;
import io.restock.sql.Sql;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the queue: the most money first, of the same or of none that is known the one that is due first. */
final class ExceptionQueue {
    private static final String UNKNOWN = "-";

    private ExceptionQueue() {}

    /**
     * Which are asked for; null for all.
     *
     * @param owner a role, or the name of a person to whom they are assigned
     */
    record Question(@Nullable String service, @Nullable String kind, @Nullable String store, @Nullable String dc, @Nullable String owner, @Nullable Boolean open,
            @Nullable State state) {}

    /** Where a page ends. */
    sealed interface Place {
        /** In the order of the queue. @param amount null behind all whose money is known */
        record InQueue(@Nullable BigDecimal amount, Instant dueAt, long id) implements Place {}

        /** In the order of kind and subject, which does not change while one reads. */
        record ByName(String kind, String subject) implements Place {}

        /** @throws IllegalArgumentException unless it was written by {@link #after}, or is {@code kind/subject} */
        static @Nullable Place of(@Nullable String text) {
            if (text == null) {
                return null;
            }
            int slash = text.indexOf('/');
            if (slash >= 0) {
                return new ByName(text.substring(0, slash), text.substring(slash + 1));
            }
            String[] parts = text.split("~", -1);
            try {
                return new InQueue(parts[0].equals(UNKNOWN) ? null : new BigDecimal(parts[0]), Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS),
                        Long.parseLong(parts[2]));
            } catch (ArithmeticException | IndexOutOfBoundsException | NumberFormatException e) {
                throw new IllegalArgumentException("must be what the page before named as next", e);
            }
        }
    }

    /** Behind which the next page begins. */
    static String after(ExceptionView last, @Nullable Place asked) {
        return asked instanceof Place.ByName ? last.kind() + "/" + last.subject()
                : (last.atStake().amount() == null ? UNKNOWN : last.atStake().amount().toPlainString()) + "~" + ChronoUnit.MICROS.between(Instant.EPOCH, last.dueAt()) + "~"
                        + last.id();
    }

    static List<ExceptionView> page(Sql sql, Question asked, Caller caller, @Nullable Place after, int limit, Instant now) throws SQLException {
        var where = new Where();
        where.and("service = ?", asked.service());
        where.and("kind = ?", asked.kind());
        where.and("store = ?", asked.store());
        where.and("dc = ?", asked.dc());
        where.and("open = ?", asked.open());
        if (asked.owner() != null) {
            where.and(Role.named(asked.owner()).isPresent() ? "owner = ?" : "assignee = ?", asked.owner());
        }
        if (asked.state() != null) {
            switch (asked.state()) {
                case OPEN -> where.and("open and (snoozed_until is null or snoozed_until <= ?)", now);
                case SNOOZED -> where.and("open and snoozed_until > ?", now);
                case CLOSED -> where.and("open = ?", false);
            }
        }
        if (!caller.stores().all()) {
            where.and("(store = any(?) or dc is not null and (? or dc = any(?)))", caller.stores().named(), caller.dcs().all(), caller.dcs().named());
        }
        String order = switch (after) {
            case null -> "amount desc nulls last, due_at, id";
            case Place.ByName(String kind, String subject) -> {
                where.and("(kind, subject) > (?, ?)", kind, subject);
                yield "kind, subject";
            }
            case Place.InQueue(BigDecimal amount, Instant dueAt, long id) -> {
                if (amount == null) {
                    where.and("amount is null and (due_at, id) > (?, ?)", dueAt, id);
                } else {
                    where.and("(amount < ? or amount is null or amount = ? and (due_at, id) > (?, ?))", amount, amount, dueAt, id);
                }
                yield "amount desc nulls last, due_at, id";
            }
        };
        where.values.add(limit);
        return sql.list("select * from ledger.exception where " + where.text + " order by " + order + " limit ?", row -> ExceptionView.of(row, now), where.values.toArray());
    }

    private static final class Where {
        private final StringBuilder text = new StringBuilder("true");
        private final List<@Nullable Object> values = new ArrayList<>();

        /** Unless the one value is null: then anything will do. */
        void and(String condition, @Nullable Object... all) {
            if (all.length != 1 || all[0] != null) {
                text.append(" and ").append(condition);
                values.addAll(Arrays.asList(all));
            }
        }
    }

    static Optional<ExceptionView> find(Sql sql, long id, Instant now) throws SQLException {
        return sql.first("select * from ledger.exception where id = ?", row -> ExceptionView.of(row, now), id);
    }

    static List<Event> events(Sql sql, long id, long after, int limit) throws SQLException {
        return sql.list("select * from ledger.exception_event where exception = ? and id > ? order by id limit ?",
                row -> new Event(row.getLong("id"), row.getString("type"), Sql.instant(row, "at"), Author.of(row.getString("author")), said(row.getString("said"))), id, after,
                limit);
    }

    static Map<String, Object> said(String json) {
        try {
            return Json.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
