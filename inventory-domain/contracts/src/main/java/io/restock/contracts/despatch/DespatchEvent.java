package io.restock.contracts.despatch;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import java.time.Instant;
import java.util.List;

/** What a distribution center made of the orders for one store, and of what the store sent back: the values of {@code distribution.despatches}. */
public sealed interface DespatchEvent {
    Codec<DespatchEvent> CODEC = Codec.ofSealed(DespatchEvent.class);

    Gln store();

    Instant occurredAt();

    /** A despatch advice: it has left, and will be there at about {@code expectedAt}. */
    record GoodsDespatched(Gln store, Instant occurredAt, Gln dc, Sscc despatch, Instant expectedAt, List<DespatchedLine> lines)
            implements DespatchEvent {
        /** A receipt must fit into one report of 5,000 lines, also when half of each line is damaged; and 2,000 lines are far below {@link io.restock.contracts.RecordSize#BYTES_AT_MOST}. */
        public static final int LINES_AT_MOST = 2_000;
    }

    /**
     * Units of an order line that this wave could not send. A back-order stays on order, a cancelled line's units do not.
     *
     * @param reason one of those below; a newer writer may have others
     */
    record LineShorted(Gln store, Instant occurredAt, Gln dc, String orderLine, Gtin item, int units, Outcome outcome, String reason)
            implements DespatchEvent {
        /** The center has none just now. */
        public static final String NO_STOCK = "NO_STOCK";
        /** The center has had none for days. */
        public static final String NO_STOCK_FOR_LONG = "NO_STOCK_FOR_LONG";
        /** The center stands in for another and has none just now; the other has some that nobody can fetch. */
        public static final String STAND_IN_SHORT = "STAND_IN_SHORT";
        /** A picker took less than the center's stock said. */
        public static final String SHORT_PICK = "SHORT_PICK";
        /** The scale shows less than was ordered, and the line is complete. */
        public static final String WEIGHED = "WEIGHED";
        /** A person called it off: the pick, so that another wave fetches it, or units of the line itself. */
        public static final String CALLED_OFF = "CALLED_OFF";
        /** The item is blocked: its line waits until it is released. */
        public static final String HELD = "HELD";
        /** The item is not ordered any more. */
        public static final String DELISTED = "DELISTED";
        /** The wave had no hands or no room for it: the next one takes it. */
        public static final String NO_CAPACITY = "NO_CAPACITY";
        /** Nobody keeps stock of the item. */
        public static final String NOT_STOCKED = "NOT_STOCKED";
        /** A picker did not find it, and goods of another item go in its place: a {@link LineSubstituted} follows. */
        public static final String SUBSTITUTED = "SUBSTITUTED";
    }

    /**
     * Goods of another item go in place of what a picker did not find. They are an order line of their own, which nobody ordered; what they stand for is settled by a
     * {@link LineShorted} of the same picker, cancelled as {@link LineShorted#SUBSTITUTED}.
     *
     * @param orderLine that begins with it
     * @param item that goes
     * @param units of it, 1 and up
     * @param casePack its units in a pack
     * @param cutOffAt and {@code dueAt} as of the line for which it stands
     * @param inPlaceOf the order line for which it stands
     * @param ordered the item of that line
     * @param reason why that was short, as the picker said; {@link LineShorted#SHORT_PICK} where he did not say
     */
    record LineSubstituted(Gln store, Instant occurredAt, Gln dc, String orderLine, Gtin item, int units, int casePack, Instant cutOffAt, Instant dueAt, String inPlaceOf,
            Gtin ordered, String reason) implements DespatchEvent {}

    /** The calendar of its lane has changed: an order line that no wave has taken leaves with another cut-off, or its 24 hours pause otherwise. */
    record CutOffMoved(Gln store, Instant occurredAt, Gln dc, String orderLine, Gtin item, Instant cutOffAt, Instant dueAt) implements DespatchEvent {}

    /**
     * Another center serves an order line from now on: it stands in for one that cannot work, or that one works again. The 24 hours go on as they did.
     *
     * @param dc had it until now
     * @param to sends what waits of it
     * @param units that wait; what the first had picked or sent stays its own
     * @param cutOffAt with whose wave it leaves now
     * @param reason why, in people's words
     */
    record LineHandedOver(Gln store, Instant occurredAt, Gln dc, Gln to, String orderLine, Gtin item, int units, Instant cutOffAt, String reason) implements DespatchEvent {}

    /**
     * What left and has not been received comes home. The store's own order of things says how much that is: what it has received stays received. Of a despatch that was redirected
     * it goes on to the store that gets it.
     */
    record DespatchCalledOff(Gln store, Instant occurredAt, Gln dc, Sscc despatch, String reason) implements DespatchEvent {}

    /**
     * What a store had sent back to the center has come, or a part of it.
     *
     * @param transfer its number among those that the store sent
     * @param part numbers what the center says of the transfer, from 1
     * @param complete that nothing more will come; the lines may then be none
     */
    record ReturnReceived(Gln store, Instant occurredAt, Gln dc, String transfer, int part, List<TransferredLine> lines, boolean complete) implements DespatchEvent {}

    /** What of it had not come is called off, and is the store's again. @param part as above */
    record ReturnCalledOff(Gln store, Instant occurredAt, Gln dc, String transfer, int part, String reason, List<CountedLine> lines) implements DespatchEvent {}

    /**
     * What the center had said of an arrival was typed wrongly: these units have not come. @param part as above; @param complete whether another arrival still says that nothing more will come
     */
    record ReturnReversed(Gln store, Instant occurredAt, Gln dc, String transfer, int part, List<TransferredLine> lines, boolean complete) implements DespatchEvent {}

    enum Outcome { BACK_ORDERED, CANCELLED }
}
