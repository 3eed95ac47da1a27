package io.restock.replenishment.planning;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.engine.ReorderPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;

/** What people and the catalog ask of the decider. It travels as a record of the store's partition, so that the one writer stays the only one. */
public sealed interface PlanningRequest {
    Codec<PlanningRequest> CODEC = Codec.ofSealed(PlanningRequest.class);

    Gln store();

    Instant occurredAt();

    /** A merchandiser has set the whole policy of a store-item; what is null is the chain's standard. */
    record PolicyChanged(Gln store, Gtin item, Instant occurredAt, Double serviceLevel, Integer reorderLevel, Integer presentationMinimum,
            Integer shelfCapacity, String by) implements PlanningRequest {
        public StoreItemId storeItem() {
            return new StoreItemId(store, item);
        }

        public ReorderPolicy policy() {
            return new ReorderPolicy(
                    serviceLevel == null ? ReorderPolicy.STANDARD.serviceLevel() : serviceLevel,
                    reorderLevel == null ? OptionalInt.empty() : OptionalInt.of(reorderLevel),
                    presentationMinimum == null ? 0 : presentationMinimum,
                    shelfCapacity == null ? 0 : shelfCapacity);
        }
    }

    /** The catalog has learnt what a review was waiting for. */
    record ReviewAsked(Gln store, Gtin item, Instant occurredAt) implements PlanningRequest {
        public StoreItemId storeItem() {
            return new StoreItemId(store, item);
        }
    }

    /** The store has closed a business date: all of its items are looked at, also those of which nothing was heard. */
    record DayClosed(Gln store, LocalDate businessDate, Instant occurredAt) implements PlanningRequest {}
}
