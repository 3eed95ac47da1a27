package io.restock.terminal.figures;

/** What people do beside selling, counting, picking and receiving; each is counted, and stands in the final account in these words. */
public enum Act {
    RECEIVED_IN_PARTS("lorries taken in in two goes"),
    RECEIVED_DAMAGED("receipts with something broken"),
    RECEIVED_SHORT("receipts with something missing"),
    TOOK_RECEIPT_BACK("receipts typed wrongly, taken back and done again"),
    TOOK_COUNT_BACK("counts typed wrongly, taken back and done again"),
    SENT_TO_STORE("transfers to a store that had none"),
    COUNTED_IN("  counted in there"),
    SENT_BACK_TO_CENTER("returns to a distribution center of what was far too much"),
    TAKEN_BACK_AT_CENTER("  taken in there"),
    RESERVED("goods held for customers"),
    COLLECTED("  collected"),
    NOT_COLLECTED("  not collected, put back"),
    NOT_RESERVED("  not held: not so much was there by the records"),
    SHORT_EMPTY("picks short: the location was empty"),
    SHORT_NOT_FOUND("picks short: not found"),
    SHORT_DAMAGED("picks short: broken"),
    SHORT_NO_TIME("picks short: no time"),
    SUBSTITUTED("  another item sent in its place"),
    COUNTED_LOCATION("locations of centers that were questioned and counted"),
    HELD_ITEM("items held for a question of quality, and released"),
    CALLED_BACK("items called back, and released"),
    ANSWERED_RECALL("  answered by stores"),
    RETURNED_RECALLED("  returned to a distribution center"),
    DESTROYED_AT_CENTER("  destroyed at centers"),
    CLOSED_A_DAY("stores closed for a local holiday"),
    SETTLED("differences looked into and closed");

    private final String words;

    Act(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
