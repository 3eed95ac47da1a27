package io.restock.contracts.exceptions;

import io.restock.contracts.access.Role;

/** What can be wrong although the record was taken, whose it is, and what ends it. Kind and subject together name one exception. */
public enum ExceptionKind {
    /** Subject: the store-item. */
    NEGATIVE_ON_HAND(Role.STORE, Keeper.LEDGER, "a count, or whatever brings on hand back to 0"),
    /** Subject: the item. */
    UNKNOWN_ITEM(Role.MERCHANDISER, Keeper.LEDGER, "listing the item"),
    /** Subject: store, business date, till, number and line. The other lines of its basket are booked. */
    LINE_UNFIT(Role.MERCHANDISER, Keeper.LEDGER, "what a person says that it was"),
    /** Subject: the record's identity. The first content stays, the other is kept. */
    CONFLICTING_TRANSACTION(Role.OPERATOR, Keeper.LEDGER, "booking what was kept, or the person who has looked at it"),
    /** Subject: store, till and business date. */
    MISSING_TRANSACTIONS(Role.STORE, Keeper.LEDGER, "the transactions that are missing, when they arrive"),
    /** Subject: store, till and business date. */
    TILL_SILENT(Role.STORE, Keeper.LEDGER, "whatever the till sends next"),
    /** Subject: store, till and the date that it reported, or on which we noticed. */
    CLOCK_WRONG(Role.OPERATOR, Keeper.LEDGER, "the person who has set the clock"),
    /** Subject: store, sale line and item that came back. */
    RETURN_EXCEEDS_SALE(Role.STORE, Keeper.LEDGER, "the sale, once it is known and large enough"),
    /** Subject: the store-item. The count says nothing any more. */
    COUNT_TOO_OLD(Role.STORE, Keeper.LEDGER, "another count"),
    /** Subject: the store-item. A till whose clock is in doubt sold it before the last count, or after it. */
    SOLD_AT_UNKNOWN_TIME(Role.STORE, Keeper.LEDGER, "another count"),
    /** Subject: the despatch. */
    DESPATCH_OVERDUE(Role.DC, Keeper.LEDGER, "its receipt"),
    /** Subject: the despatch. */
    RECEIPT_DIFFERS(Role.DC, Keeper.LEDGER, "the person who has found out why"),
    /** Subject: the despatch. */
    RECEIPT_WITHOUT_DESPATCH(Role.STORE, Keeper.LEDGER, "the despatch advice, when it arrives after all"),
    /** Subject: the despatch. What had come was reported once more, and is not booked again. */
    RECEIPT_HELD(Role.STORE, Keeper.LEDGER, "a receipt that says \"more\": true, the reversal of the one before, or the person who has seen that it is the same delivery"),
    /** Subject: the despatch and the store that hears of it: the one to which it was sent, and the one that received it. */
    DELIVERED_ELSEWHERE(Role.STORE, Keeper.LEDGER, "the reversal of that receipt, or the person who has settled what becomes of the goods"),
    /** Subject: the despatch and the store. Its center had called it off, and it was received all the same: it is booked. */
    CALLED_OFF_RECEIVED(Role.STORE, Keeper.LEDGER, "the reversal of that receipt, or the person who has said so to the center"),
    /** Subject: the sending store and the transfer. */
    TRANSFER_OVERDUE(Role.STORE, Keeper.LEDGER, "its arrival, or its cancellation"),
    /** Subject: the sending store and the transfer. */
    TRANSFER_DIFFERS(Role.STORE, Keeper.LEDGER, "what was missing, when it arrives after all, or the person who has found out why"),
    /** Subject: the store-item. More of it is promised to customers than is there. */
    RESERVATION_SHORT(Role.STORE, Keeper.LEDGER, "stock that covers what is promised, or the end of the reservations that stand short"),
    /** Subject: the recall and the store. It has, or had, what is called back. */
    RECALL(Role.STORE, Keeper.NOBODY, "the store's answer, with POST /v1/recalls/{id}/stores/{gln}/answers, or the release of the recall"),
    /** Subject: the store-item. It sold steadily and fell silent with stock on hand. */
    SHELF_IN_DOUBT(Role.STORE, Keeper.PLANNING, "the answer to the question, which is a count, or a sale"),
    /** Subject: center, item and location. A pick found less than the center's stock said. */
    DC_STOCK_QUESTIONED(Role.DC, Keeper.CENTER, "a count of it, an adjustment or a delivery of the item, or the person who has looked at the location"),
    /** Subject: center and item. Goods came in under a number that nobody has listed. */
    DC_UNKNOWN_ITEM(Role.MERCHANDISER, Keeper.CENTER, "listing the item, or the number as a pack of its item"),
    /** Subject: center and despatch. A store received what the center had called off: it does not come home. */
    DC_CALLED_OFF_RECEIVED(Role.DC, Keeper.CENTER, "the reversal of that receipt, or the person who has found out why"),
    /** Subject: center, item and lot. Its last day is over, or too near it to be sent. */
    DC_LOT_PASSED(Role.DC, Keeper.CENTER, "an adjustment or a count after which none of it is there, or the person who has looked at it"),
    /** Subject: center and recall. */
    DC_RECALL(Role.DC, Keeper.CENTER, "the release of the recall, or the person who has looked, once nothing of it is there any more"),
    /** Subject: center and number of the order. What was ordered from a supplier has not come two hours after its time. */
    DC_SUPPLY_LATE(Role.DC, Keeper.NOBODY, "its delivery, another time at which it is expected, or calling it off"),
    /** Subject: center and number of the transfer. What is to come from another center, or to go to it, has not come two hours after its time. */
    DC_TRANSFER_LATE(Role.DC, Keeper.NOBODY, "its departure or its arrival, another time at which it is expected, or calling it off"),
    /** Subject: store and center. A store is supplied by a center that nobody has registered: its orders wait. */
    CENTER_UNKNOWN(Role.OPERATOR, Keeper.NOBODY, "registering the center with PUT /v1/dcs/{gln}, or another dc for the store");

    /** Who closes an exception when the person who looked says so. */
    public enum Keeper {
        LEDGER("POST /v1/exceptions/closings of the ledger"),
        PLANNING("POST /v1/stores/{gln}/questions/{gtin}/answer of replenishment"),
        CENTER("POST /v1/dcs/{gln}/exceptions/closings of the distribution center"),
        /** It is closed by its end alone. */
        NOBODY("");

        private final String address;

        Keeper(String address) {
            this.address = address;
        }
    }

    private final Role owner;
    private final Keeper keeper;
    private final String end;

    ExceptionKind(Role owner, Keeper keeper, String end) {
        this.owner = owner;
        this.keeper = keeper;
        this.end = end;
    }

    /** The role that has to look, and may close it by hand. */
    public Role owner() {
        return owner;
    }

    public Keeper keeper() {
        return keeper;
    }

    /** What ends it, in words for the one who has to look. */
    public String end() {
        return end;
    }

    /** A sentence that says what ends it, and where the person who looked says so. */
    public String ends() {
        return name() + " ends by " + end + (keeper == Keeper.NOBODY ? "" : "; " + owner + " may close it by " + keeper.address);
    }
}
