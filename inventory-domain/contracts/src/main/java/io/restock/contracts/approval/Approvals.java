package io.restock.contracts.approval;

import io.restock.contracts.access.Author;
import io.restock.contracts.access.Scope;
import io.restock.contracts.approval.Approval.Decision;
import io.restock.contracts.approval.Approval.Status;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The requests to one service that wait for a second person, and those that did. */
public interface Approvals {
    /**
     * @param stores whose requests may be seen; those for the chain may by everybody
     * @param store whose requests, those for the chain included, or null for all
     * @param after the id that the page before named as next, or 0
     */
    record Question(@Nullable Status status, Scope stores, @Nullable String store, long after, int limit) {}

    /** The oldest first, without what they ask for in full. */
    List<Approval> list(Question question);

    Optional<Approval> find(long id);

    /** The request of this identity, as far as the identity still means it. */
    Optional<Approval> known(String identity);

    /** Keeps a request until another person decides. @param reason the rule that wants one; @return the one of the same identity, if there is one already */
    Approval ask(Asked asked, String reason, Author by);

    /**
     * Decides, and does what was approved.
     *
     * @throws Approval.Undecidable and nothing has changed
     */
    Approval decide(long id, Decision decision, String why, Author by);
}
