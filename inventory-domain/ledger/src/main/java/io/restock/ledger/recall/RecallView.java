package io.restock.ledger.recall;

import io.restock.contracts.catalog.Item.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recall.
 *
 * @param state OPEN, or RELEASED
 * @param stores null for all that have, or had, one of the items
 * @param places how many stores were asked, by how far they are
 * @param sums of all stores, item by item
 * @param onTheRoad what is under way to stores, which are asked when it arrives, and what stores returned, as long as it is under way to a center
 * @param stillAsked stores, by their number, a page of them
 * @param next to be given as {@code after}, or null if these were all
 */
public record RecallView(String id, String state, String reason, @Nullable String lot, @Nullable List<String> stores, Instant openedAt, Instant due,
        @Nullable Instant releasedAt, @Nullable String releaseReason, List<RecalledItem> items, Map<String, Long> places, List<Sum> sums, List<OnTheRoad> onTheRoad,
        List<Place> asked, @Nullable String next) {
    /** @param stateNow of the item in the range. @param stateBefore to which it returns */
    public record RecalledItem(String item, State stateNow, State stateBefore) {}

    /** Units by the books now, and what stores said so far. */
    public record Sum(String item, long onHand, long inTransit, long found, long returned, long destroyed) {
        Sum and(Sum other) {
            return new Sum(item, onHand + other.onHand, inTransit + other.inTransit, found + other.found, returned + other.returned, destroyed + other.destroyed);
        }
    }

    /** @param store to which it goes, or a center. @param despatch its SSCC, or null. @param transfer its number, or null. @param from the sending store or center, or null where nobody knows */
    public record OnTheRoad(String store, String item, long units, @Nullable String despatch, @Nullable String transfer, @Nullable String from) {}

    /**
     * @param state OPEN: it has not answered, or more has turned up since
     * @param transfers by whose numbers its center knows what it returned
     */
    public record Place(String store, String state, Instant askedAt, @Nullable Instant answeredAt, List<Line> lines, List<String> transfers) {}

    /** Units by the books now, and what the store said so far. */
    public record Line(String item, int onHand, int inTransit, int found, int returned, int destroyed) {}
}
