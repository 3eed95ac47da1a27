package io.restock.contracts.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.access.Author;
import io.restock.contracts.approval.ApprovalEvent.Approved;
import io.restock.contracts.approval.ApprovalEvent.Done;
import io.restock.contracts.approval.ApprovalEvent.Failed;
import io.restock.contracts.approval.ApprovalEvent.Lapsed;
import io.restock.contracts.approval.ApprovalEvent.Refused;
import io.restock.contracts.approval.ApprovalEvent.Requested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for a second person, or did: all that follows from its events.
 *
 * @param reason the rule that wants a second person
 * @param lapsesAt from when on nobody can approve it any more
 * @param decision approved or refused, by whom and why; null while nobody has
 * @param result where what was done can be seen; null until then
 * @param history everything that happened to it, the oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Approval(long id, Status status, Asked asked, String reason, Author requestedBy, Instant requestedAt, Instant lapsesAt, @Nullable Step decision,
        @Nullable String result, List<Step> history) {
    /** What can be said to a request. */
    public enum Decision { APPROVE, REFUSE }

    /** How far it is. */
    public enum Status {
        AWAITING_APPROVAL, APPROVED, REFUSED, LAPSED,
        /** It was approved and is done. */
        DONE,
        /** It was approved and could not be done; the last step says why. */
        FAILED;

        /** Whether nothing more comes of it. */
        public boolean isFinal() {
            return this != AWAITING_APPROVAL && this != APPROVED;
        }
    }

    /** @param what happened, such as {@code Approved}, @param cause why, or what came of it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(String what, Instant at, Author by, @Nullable String cause) {}

    /** An event and who brought it about. */
    public record Noted(ApprovalEvent event, Author by) {
        private Step step() {
            return new Step(ApprovalEvent.CODEC.typeOf(event), event.at(), by, event.cause());
        }
    }

    /** What was decided cannot be: by this person, or any more. */
    public static final class Undecidable extends RuntimeException {
        private final boolean ownRequest;

        private Undecidable(boolean ownRequest, String sentence) {
            super(sentence);
            this.ownRequest = ownRequest;
        }

        /** Whether another person could. */
        public boolean isOwnRequest() {
            return ownRequest;
        }
    }

    /** @param events all of them, the oldest first */
    public static Approval of(long id, List<Noted> events) {
        if (!(events.getFirst().event() instanceof Requested requested)) {
            throw new IllegalStateException("approval " + id + " does not begin with a request");
        }
        var status = Status.AWAITING_APPROVAL;
        Step decision = null;
        String result = null;
        var history = new ArrayList<Step>();
        for (Noted noted : events) {
            history.add(noted.step());
            switch (noted.event()) {
                case Requested _ -> status = Status.AWAITING_APPROVAL;
                case Approved _ -> {
                    status = Status.APPROVED;
                    decision = noted.step();
                }
                case Refused _ -> {
                    status = Status.REFUSED;
                    decision = noted.step();
                }
                case Lapsed _ -> status = Status.LAPSED;
                case Done done -> {
                    status = Status.DONE;
                    result = done.cause();
                }
                case Failed _ -> status = Status.FAILED;
            }
        }
        return new Approval(id, status, requested.asked(), requested.cause(), events.getFirst().by(), requested.at(), requested.lapsesAt(), decision, result, List.copyOf(history));
    }

    /**
     * What follows from a decision.
     *
     * @return empty if the same person has decided the same before
     * @throws Undecidable if nobody can decide it any more, or only another person can
     */
    public Optional<ApprovalEvent> decided(Decision to, String why, Author by, Instant now) {
        if (decision != null && decision.by().subject().equals(by.subject()) && to == (status == Status.REFUSED ? Decision.REFUSE : Decision.APPROVE)) {
            return Optional.empty();
        }
        if (status != Status.AWAITING_APPROVAL || isLapsedAt(now)) {
            throw new Undecidable(false, "approval " + id + " " + ended() + "; what is still wanted is asked for anew");
        }
        return Optional.of(switch (to) {
            case APPROVE -> {
                if (requestedBy.subject().equals(by.subject())) {
                    throw new Undecidable(true, by.subject() + " asked for this, and nobody approves what he or she asked for: another person has to look at it");
                }
                yield new Approved(why, now);
            }
            case REFUSE -> new Refused(why, now);
        });
    }

    public boolean isLapsedAt(Instant now) {
        return status == Status.AWAITING_APPROVAL && !now.isBefore(lapsesAt);
    }

    /** How it ended, as a sentence goes on after what it is. */
    public String ended() {
        return switch (status) {
            case AWAITING_APPROVAL, LAPSED -> "lapsed at " + lapsesAt + ", since nobody had decided";
            case REFUSED -> "was refused " + (decision == null ? "" : decision.by().inWords() + ": " + decision.cause());
            case APPROVED, DONE -> "was approved " + (decision == null ? "" : decision.by().inWords());
            case FAILED -> "was approved and could not be done: " + history.getLast().cause();
        };
    }

    /** In whose name it is done: the requester's, with the approver beside. */
    public Author author() {
        return decision == null ? requestedBy : requestedBy.approvedBy(decision.by());
    }

    public String href() {
        return "/v1/approvals/" + id;
    }

    public Approval withoutRequest() {
        return new Approval(id, status, asked.withoutRequest(), reason, requestedBy, requestedAt, lapsesAt, decision, result, history);
    }
}
