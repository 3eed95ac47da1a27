package io.restock.ledger.exceptions;

/** What can be wrong although the record was taken, and whose it is. Kind and subject together name one exception. */
public enum ExceptionKind {
    /** Subject: the store-item. Closes when on hand is no longer below zero. */
    NEGATIVE_ON_HAND("store"),
    /** Subject: the item. Closes when the item is listed. */
    UNKNOWN_ITEM("merchandiser"),
    /** Subject: the record's identity. The first content stays. */
    CONFLICTING_TRANSACTION("operator"),
    /** Subject: store, till and business date. */
    CLOCK_WRONG("operator"),
    /** Subject: store, sale line and item that came back. Closes when the sale becomes known and is large enough. */
    RETURN_EXCEEDS_SALE("store"),
    /** Subject: the store-item. The count says nothing any more. Closes when the item is counted again. */
    COUNT_TOO_OLD("store"),
    /** Subject: the despatch. Closes when it is received. */
    DESPATCH_OVERDUE("dc"),
    /** Subject: the despatch. */
    RECEIPT_DIFFERS("dc"),
    /** Subject: the despatch. Closes when the despatch advice arrives after all. */
    RECEIPT_WITHOUT_DESPATCH("store");

    private final String owner;

    ExceptionKind(String owner) {
        this.owner = owner;
    }

    /** The role that has to look. */
    public String owner() {
        return owner;
    }
}
