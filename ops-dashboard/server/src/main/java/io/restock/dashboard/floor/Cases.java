package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.Caller;
import io.restock.contracts.Gln;
import io.restock.contracts.Json;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Settlement;
import io.restock.dashboard.names.Names;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the page shows of exceptions. */
public final class Cases {
    private Cases() {}

    /** @param next the {@code after} of the next page, or null; @param troubles why something is missing */
    public record Queue(List<Case> cases, @Schema(nullable = true) @Nullable String next, List<String> troubles) {}

    /**
     * One exception.
     *
     * @param service who raised it
     * @param store whose it is, null for a center's own; @param dc the center that it concerns, if one
     * @param owner the role that has to act; @param assignee the person who does, if one
     * @param state OPEN, SNOOZED or CLOSED
     * @param dueAt when a person should have looked; @param times how often it was raised
     * @param ends what ends it
     * @param closable whether the viewer may say that it is settled
     */
    public record Case(long id, String service, String kind, String subject, @Schema(nullable = true) @Nullable Gln store, @Schema(nullable = true) @Nullable String storeName,
            @Schema(nullable = true) @Nullable Gln dc, String owner, @Schema(nullable = true) @Nullable String assignee, String state, String detail, Instant openedAt,
            Instant lastAt,
            Instant dueAt, long times, AtStake atStake, @Schema(nullable = true) @Nullable Snoozed snoozed, String ends, boolean closable) {
        /** @param listed as the ledger answers it */
        static Case of(JsonNode listed, Names names, Caller caller) {
            Gln store = gln(listed.path("store"));
            String state = listed.path("state").asText();
            return new Case(listed.path("id").asLong(), listed.path("service").asText(), listed.path("kind").asText(), listed.path("subject").asText(), store,
                    store == null ? null : names.of(store), gln(listed.path("dc")), listed.path("owner").asText(), listed.path("assignee").asText(null), state,
                    listed.path("detail").asText(), instant(listed, "openedAt"), instant(listed, "lastAt"), instant(listed, "dueAt"), listed.path("times").asLong(1),
                    Json.MAPPER.convertValue(listed.path("atStake"), AtStake.class),
                    listed.hasNonNull("snoozed") ? Json.MAPPER.convertValue(listed.path("snoozed"), Snoozed.class) : null, listed.path("ends").asText(),
                    !state.equals("CLOSED") && mayClose(listed.path("kind").asText(), caller));
        }

        private static @Nullable Gln gln(JsonNode digits) {
            return digits.isTextual() ? new Gln(digits.asText()) : null;
        }

        private static Instant instant(JsonNode of, String field) {
            return Instant.parse(of.path(field).asText());
        }

        /** One of a later version than this page's is closed where its service says. */
        private static boolean mayClose(String kind, Caller caller) {
            return Arrays.stream(ExceptionKind.values()).filter(each -> each.name().equals(kind)).anyMatch(is -> switch (is.keeper()) {
                case LEDGER, CENTER -> caller.roles().contains(is.owner());
                case PLANNING, NOBODY -> false;
            });
        }
    }

    /** @param amount null: not known; @param atLeast something of it has no price; @param because of what it is, or why it is not known */
    public record AtStake(@Schema(nullable = true) @Nullable BigDecimal amount, @Schema(nullable = true) @Nullable String currency, boolean atLeast, String because) {}

    /** Put off. */
    public record Snoozed(Instant until, String reason) {}

    /** @param settlements what a person can do about it, the most usual first; @param events in their order; @param next the {@code after} of those behind them, or null */
    public record OneCase(Case of, List<Settlement> settlements, List<CaseEvent> events, @Schema(nullable = true) @Nullable Long next) {
        static OneCase of(JsonNode answer, Names names, Caller caller) {
            List<Settlement> settlements = all(answer.path("settlements")).stream().map(each -> Json.MAPPER.convertValue(each, Settlement.class)).toList();
            return new OneCase(Case.of(answer.path("exception"), names, caller), settlements, all(answer.path("events")).stream().map(CaseEvent::of).toList(),
                    answer.hasNonNull("next") ? answer.path("next").asLong() : null);
        }

        private static List<JsonNode> all(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false).toList();
        }
    }

    /**
     * Something that happened to it, or was said of it.
     *
     * @param type RAISED, WORSE, CLOSED, ASSIGNED, COMMENTED, SNOOZED or CAME_BACK
     * @param by the person, or the service
     */
    public record CaseEvent(long id, String type, Instant at, String by, CaseSaid said) {
        static CaseEvent of(JsonNode event) {
            return new CaseEvent(event.path("id").asLong(), event.path("type").asText(), Instant.parse(event.path("at").asText()), event.path("author").path("subject").asText(),
                    Json.MAPPER.convertValue(event.path("said"), CaseSaid.class));
        }
    }

    /** What it says, by its type: {@code to} of one that was given to nobody is null. */
    public record CaseSaid(@Schema(nullable = true) @Nullable String detail, @Schema(nullable = true) @Nullable BigDecimal amount,
            @Schema(nullable = true) @Nullable String currency,
            @Schema(nullable = true) @Nullable String to, @Schema(nullable = true) @Nullable String text, @Schema(nullable = true) @Nullable Instant until,
            @Schema(nullable = true) @Nullable String reason, @Schema(nullable = true) @Nullable String because) {}
}
