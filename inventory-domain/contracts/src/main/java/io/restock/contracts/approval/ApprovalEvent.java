package io.restock.contracts.approval;

import io.restock.contracts.Codec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a request that another person has to approve. One is never changed, only followed by the next. */
public sealed interface ApprovalEvent {
    Codec<ApprovalEvent> CODEC = Codec.ofSealed(ApprovalEvent.class);

    /** Business time. */
    Instant at();

    /** Why, or what came of it; null where time alone is the cause. */
    @Nullable
    String cause();

    /** @param cause which rule wants a second person */
    record Requested(Asked asked, String cause, Instant at, Instant lapsesAt) implements ApprovalEvent {}

    record Approved(String cause, Instant at) implements ApprovalEvent {}

    record Refused(String cause, Instant at) implements ApprovalEvent {}

    /** Nobody decided in time. */
    record Lapsed(@Nullable String cause, Instant at) implements ApprovalEvent {}

    /** @param cause where what was done can be seen */
    record Done(String cause, Instant at) implements ApprovalEvent {}

    /** It was approved and can be done no more. */
    record Failed(String cause, Instant at) implements ApprovalEvent {}
}
