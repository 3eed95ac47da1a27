package io.restock.border.approval;

import io.quarkus.arc.properties.IfBuildProperty;
import io.restock.border.access.Caller;
import io.restock.border.http.ProblemException;
import io.restock.contracts.approval.Approval;
import io.restock.contracts.approval.Approvals;
import io.restock.contracts.approval.Asked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands between a request and what it does: where a rule wants a second person, the request is kept as an approval and answered 202, and is done once another person
 * approves. Which rules there are, each owner says.
 */
@ApplicationScoped
@IfBuildProperty(name = "restock.approvals", stringValue = "true")
public class SecondEyes {
    /** @param href where it is decided, or once it is done, where that can be seen, @param reason the rule that wants a second person */
    public record Kept(String status, String href, String reason) {}

    @Inject
    Approvals approvals;

    /**
     * What becomes of a request.
     *
     * @param rule the sentence that says why a second person has to look at it; empty if none has to
     * @param atOnce does it now, and answers
     * @throws ProblemException 409 if the same key came with other content, or if it was refused, or nobody decided in time
     */
    public Response unless(Supplier<Optional<String>> rule, Asked asked, Caller caller, Supplier<Response> atOnce) {
        return kept(rule, asked, caller).map(SecondEyes::answer).orElseGet(atOnce);
    }

    /** The approval that a request has to wait for, or waited for; empty if it may be done at once. @throws ProblemException as {@link #unless} does */
    public Optional<Approval> kept(Supplier<Optional<String>> rule, Asked asked, Caller caller) {
        Optional<Approval> kept = approvals.known(asked.identity()).or(() -> rule.get().map(reason -> approvals.ask(asked, reason, caller.author())));
        kept.ifPresent(approval -> mustBeTheSame(approval, asked));
        return kept;
    }

    private static void mustBeTheSame(Approval approval, Asked asked) {
        if (!approval.asked().digest().equals(asked.digest())) {
            throw ProblemException.conflict("Idempotency-Key was used for other content, which is approval " + approval.id() + "; send a new key for a new request");
        }
    }

    private static Response answer(Approval approval) {
        return switch (approval.status()) {
            case AWAITING_APPROVAL, APPROVED -> Response.accepted(new Kept(approval.status().name(), approval.href(), approval.reason())).build();
            case DONE -> Response.ok(new Kept(approval.status().name(), approval.result() == null ? approval.href() : approval.result(), approval.reason())).build();
            case REFUSED, LAPSED, FAILED -> throw ProblemException.of(409, "It was not done", "approval " + approval.id() + " " + approval.ended()
                    + "; where it is still wanted, send it with a new Idempotency-Key");
        };
    }
}
