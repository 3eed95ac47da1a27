package io.restock.contracts.despatch;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import java.time.Instant;
import java.util.List;

/** What a distribution center made of the orders for one store: the values of {@code distribution.despatches}. */
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

    /** Units of an order line that this wave could not send. A back-order stays on order, a cancelled line's units do not. */
    record LineShorted(Gln store, Instant occurredAt, Gln dc, String orderLine, Gtin item, int units, Outcome outcome, String reason)
            implements DespatchEvent {}

    enum Outcome { BACK_ORDERED, CANCELLED }
}
