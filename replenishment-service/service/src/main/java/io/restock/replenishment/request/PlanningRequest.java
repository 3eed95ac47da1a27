package io.restock.replenishment.request;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Since;
import io.restock.contracts.orders.OrderLineId;
import io.restock.engine.aim.ServiceAim;
import io.restock.engine.newcomer.PastSales;
import io.restock.engine.newcomer.Supersession;
import io.restock.replenishment.neighbourhood.Offer;
import io.restock.replenishment.neighbourhood.Succession;
import io.restock.replenishment.department.DepartmentPolicy;
import io.restock.replenishment.department.DepartmentRound;
import io.restock.replenishment.department.Place;
import io.restock.replenishment.storeitem.StoreItemPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people and the catalog ask of the decider. It travels as a record of the store's partition, so that the one writer stays the only one. */
public sealed interface PlanningRequest {
    Codec<PlanningRequest> CODEC = Codec.ofSealed(PlanningRequest.class);

    /** The store whose decider it is for; null for those of all stores. */
    default @Nullable Gln store() {
        return null;
    }

    Instant occurredAt();

    /** A merchandiser has set the whole policy of a store-item; what is null it has from its department, or from the chain's standard. */
    record PolicyChanged(Gln store, Gtin item, Instant occurredAt, @Nullable Double serviceLevel, @Nullable Double fillRate, @Nullable Double unitMargin,
            @Nullable Double holdingCostPerUnitDay, @Nullable Integer reorderLevel, @Nullable Integer presentationMinimum, @Nullable Integer shelfCapacity,
            @Nullable Integer minimumLifeDays, String by) implements PlanningRequest {
        public StoreItemId storeItem() {
            return new StoreItemId(store, item);
        }

        public StoreItemPolicy policy() {
            return new StoreItemPolicy(ServiceAim.of(serviceLevel, fillRate, unitMargin, holdingCostPerUnitDay),
                    reorderLevel == null ? OptionalInt.empty() : OptionalInt.of(reorderLevel),
                    presentationMinimum == null ? OptionalInt.empty() : OptionalInt.of(presentationMinimum),
                    shelfCapacity == null ? 0 : shelfCapacity,
                    minimumLifeDays == null ? 0 : minimumLifeDays);
        }
    }

    /**
     * A merchandiser has set the whole policy of a department; what is null is left to the department's policy in the chain, or to the chain's standard.
     *
     * @param store null for the chain
     */
    record DepartmentPolicySet(String department, @Nullable Gln store, Instant occurredAt, @Nullable Double serviceLevel, @Nullable Double fillRate, @Nullable Double unitMargin,
            @Nullable Double holdingCostPerUnitDay, @Nullable Integer presentationMinimum, @Nullable Integer presentationMinimumGrams, @Nullable Integer minimumLifeDays, String by)
            implements PlanningRequest {
        public Place place() {
            return new Place(department, store);
        }

        public DepartmentPolicy policy() {
            return new DepartmentPolicy(place(), occurredAt, ServiceAim.of(serviceLevel, fillRate, unitMargin, holdingCostPerUnitDay), presentationMinimum,
                    presentationMinimumGrams, minimumLifeDays, false);
        }

        /** The same as asked for at another time. */
        public DepartmentPolicySet at(Instant time) {
            return new DepartmentPolicySet(department, store, time, serviceLevel, fillRate, unitMargin, holdingCostPerUnitDay, presentationMinimum, presentationMinimumGrams,
                    minimumLifeDays, by);
        }
    }

    /** A department has no policy any more: in this store, or in the chain. @param store null for the chain */
    record DepartmentPolicyEnded(String department, @Nullable Gln store, Instant occurredAt, String by) implements PlanningRequest {
        public Place place() {
            return new Place(department, store);
        }

        /** The same as asked for at another time. */
        public DepartmentPolicyEnded at(Instant time) {
            return new DepartmentPolicyEnded(department, store, time, by);
        }
    }

    /**
     * The next store-items of a department are to be looked at, since its policy has changed. It is for the decider of one partition, and changes nothing unless that has come just so far.
     *
     * @param change of the policy
     * @param after the last store-item that was looked at; null before the first
     * @param until the last one of these; null for the partition's last
     */
    record DepartmentReviewAsked(String department, @Nullable Gln store, int change, @Nullable StoreItemId after, @Nullable StoreItemId until, Instant occurredAt)
            implements PlanningRequest {
        /** As it stands there if this is to be done. */
        public DepartmentRound round(int partition) {
            return new DepartmentRound(partition, new Place(department, store), change, after);
        }
    }

    /** The catalog has learnt what a review was waiting for. */
    record ReviewAsked(Gln store, Gtin item, Instant occurredAt) implements PlanningRequest {
        public StoreItemId storeItem() {
            return new StoreItemId(store, item);
        }
    }

    /**
     * Items sell at a lower price for some days.
     *
     * @param items null or empty if a category is named
     * @param stores null or empty for the chain
     * @param depth share off the usual price
     * @param last day of it, included
     */
    record PromotionSet(String id, Instant occurredAt, @Nullable List<Gtin> items, @Nullable String category, @Nullable List<Gln> stores, double depth, LocalDate first,
            LocalDate last,
            String by) implements PlanningRequest {
        public Offer offer() {
            return new Offer(id, items == null ? Set.of() : Set.copyOf(items), category, stores == null ? Set.of() : Set.copyOf(stores), depth, first, last, null);
        }

        public PromotionSet at(Instant time) {
            return new PromotionSet(id, time, items, category, stores, depth, first, last, by);
        }
    }

    /**
     * A promotion ends with the day that it is in each of its stores when that occurs, sooner than was said.
     *
     * @param last the latest of these days
     */
    record PromotionEnded(String id, Instant occurredAt, LocalDate last, String by) implements PlanningRequest {}

    /** An item takes the place of another: so many of it stand for one, and such a share of the customers goes over. @param from null for at once */
    record SupersessionSet(Gtin item, Gtin predecessor, double units, double share, @Nullable Since from, Instant occurredAt, String by) implements PlanningRequest {
        public SupersessionSet at(Instant time) {
            return new SupersessionSet(item, predecessor, units, share, from, time, by);
        }

        public Succession succession() {
            return new Succession(predecessor, new Supersession(units, share), from);
        }
    }

    /** What a store sold day by day before its sales came here. */
    record HistoryGiven(Gln store, LocalDate first, List<Sold> items, Instant occurredAt, String by) implements PlanningRequest {
        /** @param units of each day from the first on; null where nobody knows, or it was not there */
        public record Sold(Gtin item, List<Integer> units) {}

        public PastSales of(Gtin item) {
            return new PastSales(first, items.stream().filter(sold -> sold.item().equals(item)).findFirst().orElseThrow().units());
        }
    }

    /**
     * A person calls off units of an order line that have not left the distribution center.
     *
     * @param identity the sender's key, by which it counts once
     * @param digest of what was sent
     */
    record LineCalledOff(Gln store, OrderLineId line, Gtin item, int units, String reason, String identity, String digest, Instant occurredAt, String by)
            implements PlanningRequest {}

    /** The store has closed a business date: all of its items are looked at, also those of which nothing was heard. */
    record DayClosed(Gln store, LocalDate businessDate, Instant occurredAt) implements PlanningRequest {}
}
