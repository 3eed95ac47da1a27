package io.restock.contracts.store;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.SchemaVersion;
import io.restock.contracts.Sscc;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that changes a store's stock, in the order in which it was acknowledged: the values of {@code pos.transactions}.
 * Each record has an identity within its store; the same identity again is passed over, with other content it is a conflict.
 */
public sealed interface StoreRecord {
    Codec<StoreRecord> CODEC = Codec.ofSealed(StoreRecord.class);

    Gln store();

    /** What makes the record the same when it is sent again, unique within the store and the record's type. */
    String identity();

    /** Hex digest of the content as the sender gave it; the same identity with another digest is a conflict. */
    String digest();

    Instant occurredInstant();

    /**
     * A sale at a till, with its returns and voids.
     *
     * @param occurredAt as the till reported it, whatever its clock shows
     * @param acceptedAt when the gateway received it first
     * @param clockAhead seconds by which the till's clock was ahead of ours when it sent this, negative where it was behind; null where it did not say, or
     *     was right within some seconds. Since version 2
     * @param recording that a recording is played again, whose instants are its own; since version 2
     * @param unfit lines that do not fit the catalogue, as they were reported: they move nothing until they are settled. Since version 2
     */
    @SchemaVersion(3)
    record RetailTransaction(Gln store, String till, LocalDate businessDate, long sequence, OffsetDateTime occurredAt,
            Instant acceptedAt, String digest, List<TransactionLine> lines, @Nullable Long clockAhead, @Nullable Boolean recording,
            @Nullable List<UnfitLine> unfit) implements StoreRecord {
        /** As a till with a right clock sends it, all of whose lines fit. */
        public RetailTransaction(Gln store, String till, LocalDate businessDate, long sequence, OffsetDateTime occurredAt, Instant acceptedAt, String digest,
                List<TransactionLine> lines) {
            this(store, till, businessDate, sequence, occurredAt, acceptedAt, digest, lines, null, null, null);
        }

        public TransactionId id() {
            return new TransactionId(store, till, businessDate, sequence);
        }

        @Override
        public String identity() {
            return businessDate + "/" + till + "/" + sequence;
        }

        @Override
        public Instant occurredInstant() {
            return occurredAt.toInstant();
        }
    }

    /** A person counted shelves and back room at an instant. */
    record StockCount(Gln store, String identity, String digest, OffsetDateTime countedAt, List<CountedLine> lines)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return countedAt.toInstant();
        }
    }

    record CountedLine(Gtin item, int units) {}

    /** Stock that left or turned up without a sale. Units are signed. Since version 2 readers take reasons that they do not know. */
    @SchemaVersion(2)
    record StockAdjustment(Gln store, String identity, String digest, OffsetDateTime occurredAt, AdjustmentReason reason,
            List<CountedLine> lines) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return occurredAt.toInstant();
        }
    }

    /**
     * Goods that the store took in, as they were: over, under, damaged.
     *
     * @param complete that nothing more of the despatch will come; false: what did not come is still under way. Since version 2; before, and where it is absent,
     *     a receipt ended its despatch whatever arrived, and was booked however often it came
     * @param more that the goods came in addition to what was received before, although nothing of them was under way any more
     */
    @SchemaVersion(2)
    record DeliveryReceipt(Gln store, String identity, String digest, OffsetDateTime receivedAt, @Nullable Sscc despatch,
            List<ReceivedLine> lines, @Nullable Boolean complete, @Nullable Boolean more) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return receivedAt.toInstant();
        }
    }

    record ReceivedLine(Gtin item, int units, Condition condition) {}

    enum Condition { GOOD, DAMAGED }

    /**
     * A report of this store was typed wrongly, and counts as if it had never been made.
     *
     * @param of identity of the report; {@code kind} says among which. A transfer is reversed by its {@link TransferCancellation}
     */
    record ReportReversal(Gln store, String identity, String digest, Instant reversedAt, String of, ReportKind kind, String reason) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return reversedAt;
        }
    }

    /** What the store had said of the arrival of a transfer was typed wrongly. @param of identity of its {@link TransferReceipt} */
    record ArrivalReversal(Gln store, String identity, String digest, Instant reversedAt, String of, String reason) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return reversedAt;
        }
    }

    enum ReportKind { RECEIPT, COUNT, ADJUSTMENT }

    /**
     * What a store sends to another one, or back to a distribution center; its identity is the transfer's number among those of the store. The ledger passes it on
     * to the receiving store; a center hears of it as of every stock event.
     *
     * @param travels that the goods are in transit until the other store says what arrived; since version 2. Before, and where it is absent, they arrived as they were sent
     * @param toCenter that {@code to} is a distribution center and no store; since version 3
     * @param reason why it is sent, such as {@code END_OF_SEASON} or {@code RECALL}, or null; since version 3
     */
    @SchemaVersion(3)
    record StockTransfer(Gln store, String identity, String digest, OffsetDateTime occurredAt, Gln to,
            List<CountedLine> lines, @Nullable Boolean travels, @Nullable Boolean toCenter, @Nullable String reason) implements StoreRecord {
        /** To another store, without a reason. */
        public StockTransfer(Gln store, String identity, String digest, OffsetDateTime occurredAt, Gln to, List<CountedLine> lines, @Nullable Boolean travels) {
            this(store, identity, digest, occurredAt, to, lines, travels, null, null);
        }

        @Override
        public Instant occurredInstant() {
            return occurredAt.toInstant();
        }
    }

    /** The receiving half of a transfer that does not travel. Sent on by the ledger. */
    record TransferArrival(Gln store, String identity, String digest, Instant occurredAt, Gln from, Gtin item, int units)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return occurredAt;
        }
    }

    /** Says to the receiving store what is under way to it: raises in transit. Sent on by the ledger. */
    record TransferNotice(Gln store, String identity, String digest, Instant sentAt, Gln from, String transfer, List<CountedLine> lines)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return sentAt;
        }
    }

    /**
     * What the receiving store took in of a transfer, as it was: over, under, damaged.
     *
     * @param complete that nothing more will come; the lines may then be none
     */
    record TransferReceipt(Gln store, String identity, String digest, OffsetDateTime arrivedAt, Gln from, String transfer, List<TransferredLine> lines,
            boolean complete) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return arrivedAt.toInstant();
        }
    }

    /** @param units that are good, 0 and up; @param damaged units that are not, beside them */
    record TransferredLine(Gtin item, int units, int damaged) {}

    /**
     * The sending store calls a transfer off, as far as it has not arrived.
     *
     * @param lost that the goods are written off; otherwise they come back
     */
    record TransferCancellation(Gln store, String identity, String digest, Instant cancelledAt, String transfer, Gln to, String reason, boolean lost)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return cancelledAt;
        }
    }

    /** Says to the receiving store, which alone knows what has arrived, that the rest will not come. Sent on by the ledger. */
    record TransferCallOff(Gln store, String identity, String digest, Instant cancelledAt, Gln from, String transfer, boolean lost) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return cancelledAt;
        }
    }

    /** Gives the sending store back what had not arrived when its transfer was called off. Sent on by the ledger. */
    record TransferReturn(Gln store, String identity, String digest, Instant cancelledAt, Gln to, String transfer, List<CountedLine> lines)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return cancelledAt;
        }
    }

    /** What a center took in of what the store had sent back to it. Carried over from the center, whose word it is: {@link io.restock.contracts.despatch.DespatchEvent.ReturnReceived}. */
    record CenterReceipt(Gln store, String identity, String digest, Instant arrivedAt, Gln dc, String transfer, List<TransferredLine> lines, boolean complete)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return arrivedAt;
        }
    }

    /** What of it will not come to the center, and is the store's again. Carried over from the center: {@link io.restock.contracts.despatch.DespatchEvent.ReturnCalledOff}. */
    record CenterCallOff(Gln store, String identity, String digest, Instant cancelledAt, Gln dc, String transfer, String reason, List<CountedLine> lines)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return cancelledAt;
        }
    }

    /** What a center had said of an arrival was typed wrongly. Carried over from the center: {@link io.restock.contracts.despatch.DespatchEvent.ReturnReversed}. */
    record CenterReversal(Gln store, String identity, String digest, Instant reversedAt, Gln dc, String transfer, List<TransferredLine> lines, boolean complete)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return reversedAt;
        }
    }

    /**
     * Informs the selling store that a customer brought something back elsewhere: its stock is as before, its demand is not. Sent on by the ledger.
     *
     * @param at the store that took it back; @param by the line of that store which says so
     */
    record ReturnElsewhere(Gln store, String identity, String digest, Instant occurredAt, Gln at, LineId by, LineId sale, Gtin item, int units)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return occurredAt;
        }
    }

    /**
     * A distribution center's despatch advice, carried into the store's own order of things: raises in transit.
     *
     * @param from the store from which it was redirected to this one, or null; since version 2
     */
    @SchemaVersion(2)
    record DespatchNotice(Gln store, String identity, String digest, Instant despatchedAt, Gln dc, Sscc despatch,
            List<DespatchedLine> lines, @Nullable Gln from) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return despatchedAt;
        }
    }

    /** What of a despatch is still under way to this store goes home to its center. Carried over from the center: {@link io.restock.contracts.despatch.DespatchEvent.DespatchCalledOff}. */
    record DespatchCallOff(Gln store, String identity, String digest, Instant cancelledAt, Gln dc, Sscc despatch, String reason) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return cancelledAt;
        }
    }

    /** What of a despatch is still under way to this store goes to another one instead. */
    record DespatchRedirection(Gln store, String identity, String digest, Instant redirectedAt, Sscc despatch, Gln dc, Gln to) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return redirectedAt;
        }
    }

    /**
     * Says to the store to which a despatch was sent that another one has received it, or a part of it. Sent on by the ledger.
     *
     * @param lines what arrived there, damaged units included
     * @param complete that nothing more of it will come
     */
    record DespatchElsewhere(Gln store, String identity, String digest, Instant receivedAt, Sscc despatch, Gln at, List<CountedLine> lines, boolean complete)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return receivedAt;
        }
    }

    /** @param orderLine the replenishment line that it answers, see {@link io.restock.contracts.orders.OrderLineId} */
    record DespatchedLine(Gtin item, int units, @Nullable String orderLine) {}

    /**
     * A customer's order asks for units, until an instant; its identity is the reservation's number among those of the store. The ledger decides, in the store's order of
     * things, whether they are there.
     *
     * @param reference of the order, as the shop that took it names it
     */
    record ReservationRequest(Gln store, String identity, String digest, Instant askedAt, String reference, Instant until, List<CountedLine> lines)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return askedAt;
        }
    }

    /** The customer came for these of the reserved units. The till's sale, before or after, is what takes them from the shelf. */
    record ReservationCollection(Gln store, String identity, String digest, OffsetDateTime collectedAt, String reservation, List<CountedLine> lines)
            implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return collectedAt.toInstant();
        }
    }

    /** What of a reservation was not collected is promised no more. */
    record ReservationCallOff(Gln store, String identity, String digest, Instant cancelledAt, String reservation, String reason) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return cancelledAt;
        }
    }

    /** The reservation's time is over. Its identity is the reservation's, so that it lapses once. Sent by the ledger to itself. */
    record ReservationLapse(Gln store, String identity, String digest, Instant until) implements StoreRecord {
        @Override
        public Instant occurredInstant() {
            return until;
        }
    }
}
