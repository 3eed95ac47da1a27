package io.restock.contracts.access;

/** What people and operators do that an auditor may ask about, by the service that owns it. */
public enum DeedKind {
    /** Ledger: a store was opened or changed. */
    STORE_LISTED,
    ITEM_LISTED,
    PRICED,
    LABEL_LAID_OUT,
    LABEL_LAYOUT_REMOVED,
    COUNTED,
    ADJUSTED,
    RECEIVED,
    REVERSED,
    REDIRECTED,
    TRANSFERRED,
    TRANSFER_RECEIVED,
    TRANSFER_CANCELLED,
    RESERVED,
    RESERVATION_COLLECTED,
    RESERVATION_CANCELLED,
    RECALL_OPENED,
    RECALL_ANSWERED,
    RECALL_RELEASED,
    TRANSACTION_BOOKED,
    LINE_SETTLED,
    EXCEPTION_CLOSED,
    REBUILT,
    TILL_ENROLLED,
    TILL_WITHDRAWN,
    TOKENS_REVOKED,
    /** Any owner: what waited in quarantine was applied again, as it came or corrected. */
    QUARANTINE_REPLAYED,
    QUARANTINE_CORRECTED,
    QUARANTINE_DISMISSED,
    /** Any owner: what a second person has to look at was asked for, and what came of it. */
    APPROVAL_REQUESTED,
    APPROVAL_GIVEN,
    APPROVAL_REFUSED,
    APPROVAL_LAPSED,
    /** Planning: a store-item's policy was set. */
    POLICY_SET,
    PROMOTION_SET,
    PROMOTION_ENDED,
    SUPERSESSION_SET,
    HISTORY_GIVEN,
    CANCELLATION_ASKED,
    /** Distribution center: it was registered or changed. */
    CENTER_LISTED,
    LANE_SET,
    /** Another center stands in for it, from then or later on; and what ended that. */
    FAILED_OVER,
    FAIL_OVER_ENDED,
    GOODS_CAME_IN,
    RETURN_CAME_IN,
    RETURN_CALLED_OFF,
    WAVE_RELEASED,
    PICKED,
    DESPATCHED,
    MOVED,
    PICKS_CALLED_OFF,
    LINE_CALLED_OFF
}
