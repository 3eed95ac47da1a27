package io.restock.ledger.exceptions;

import io.restock.contracts.access.Author;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Settlement;
import io.restock.contracts.exceptions.Work;
import io.restock.sql.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exception as the queue shows it.
 *
 * @param service who raised it: LEDGER, PLANNING, CENTER, or OTHER for a kind that is newer than this service
 * @param store whose it is; null for a center's own. @param dc the center that it concerns, if one
 * @param owner the role that has to act; @param assignee the person who does, if one
 * @param times how often it was raised
 * @param dueAt when a person should have looked
 * @param ends what ends it
 */
public record ExceptionView(long id, String service, String kind, String subject, @Nullable String store, @Nullable String dc, String owner, @Nullable String assignee, State state,
        boolean open, String detail, long times, Instant openedAt, Instant lastAt, @Nullable Instant closedAt, Instant dueAt, AtStakeView atStake, @Nullable Snooze snoozed,
        String ends) {
    /** How it stands. */
    public enum State {
        OPEN,
        /** Open, and put off until an instant, or until it is worse. */
        SNOOZED,
        CLOSED
    }

    /** @param amount null: not known; @param atLeast something of it has no price; @param because of what it is, or why it is not known */
    public record AtStakeView(@Nullable BigDecimal amount, @Nullable String currency, boolean atLeast, String because) {}

    public record Snooze(Instant until, String reason) {}

    /** Something that happened to it, or was said of it. @param said what, by the type of the event */
    public record Event(long id, String type, Instant at, Author author, Map<String, Object> said) {}

    /** @param settlements what a person can do about it, the most usual first; @param events in their order; @param next to be given as {@code after}, or null if these were all */
    public record Whole(ExceptionView exception, List<Settlement> settlements, List<Event> events, @Nullable Long next) {}

    static ExceptionView of(ResultSet row, Instant now) throws SQLException {
        Instant until = Sql.instantOrNull(row, "snoozed_until");
        boolean open = row.getBoolean("open");
        boolean snoozed = open && until != null && until.isAfter(now);
        String kind = row.getString("kind");
        return new ExceptionView(row.getLong("id"), row.getString("service"), kind, row.getString("subject"), row.getString("store"), row.getString("dc"), row.getString("owner"),
                row.getString("assignee"), snoozed ? State.SNOOZED : open ? State.OPEN : State.CLOSED, open, row.getString("detail"), row.getLong("times"),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "last_at"), Sql.instantOrNull(row, "closed_at"), Sql.instant(row, "due_at"),
                new AtStakeView(row.getBigDecimal("amount"), row.getString("currency"), row.getBoolean("at_least"), row.getString("because")),
                snoozed && until != null ? new Snooze(until, row.getString("snoozed_for")) : null, known(kind).map(ExceptionKind::end).orElse("what its service says"));
    }

    static Optional<ExceptionKind> known(String kind) {
        return Arrays.stream(ExceptionKind.values()).filter(each -> each.name().equals(kind)).findFirst();
    }

    /** With what this exception says filled in. */
    List<Settlement> settlements() {
        return known(kind).map(Work::of).map(work -> {
            var parts = new HashMap<>(work.parts(subject));
            if (store != null) {
                parts.putIfAbsent("store", store);
            }
            if (dc != null) {
                parts.putIfAbsent("dc", dc);
            }
            parts.put("subject", subject.replace("\\", "\\\\").replace("\"", "\\\""));
            return work.settlements().stream().map(each -> each.about(parts)).toList();
        }).orElse(List.of());
    }
}
