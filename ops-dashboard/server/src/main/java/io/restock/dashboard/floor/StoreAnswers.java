package io.restock.dashboard.floor;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.dashboard.floor.CenterAnswers.InPlaceOf;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a store's page shows. Fields are those of the services that answer. */
public final class StoreAnswers {
    private StoreAnswers() {}

    /**
     * All that waits for a store's staff.
     *
     * @param zone IANA name
     * @param dc the center that serves it, or null
     * @param questions what planning asks to look at, most expected lost sales first
     * @param troubles what is missing here and what to do about it, a sentence each
     */
    public record Desk(Gln store, String name, String zone, @Schema(nullable = true) @Nullable Gln dc, List<Question> questions, List<Cases.Case> exceptions,
            List<Delivery> deliveries, List<Transfer> transfers, List<Till> tills, List<String> troubles, Glossary names) {}

    /** @param doubt the chance that the shelf holds less than {@code onHand}, 0 to 1; @param lostADay units a day that are expected to be lost */
    public record Question(Gtin item, Instant askedAt, Instant silentSince, int onHand, double doubt, double lostADay) {}

    /** @param expectedAt as the center says, or null where it does not answer */
    public record Delivery(String sscc, Gln dc, Instant despatchedAt, @Schema(nullable = true) @Nullable Instant expectedAt, @Schema(nullable = true) @Nullable Instant receivedAt,
            List<DeliveryLine> lines) {}

    /** @param open units that are still under way; @param inPlaceOf what was ordered and did not go, so that this comes; null where this was ordered, or the center does not say */
    public record DeliveryLine(Gtin item, int units, @Schema(nullable = true) @Nullable String orderLine, int received, int damaged, int open,
            @Schema(nullable = true) @Nullable InPlaceOf inPlaceOf) {}

    /** @param toCenter whether it goes back to a distribution center, which says what arrived; @param sentReason why it was sent, or null; @param state OPEN while something of it is under way */
    public record Transfer(String id, Gln from, Gln to, boolean toCenter, @Schema(nullable = true) @Nullable String sentReason, Instant sentAt, String state,
            List<TransferLine> lines) {}

    public record TransferLine(Gtin item, long sent, long arrived, long damaged, long open) {}

    /** @param lastAt when its last transaction was, by its own clock; null where that is some days ago */
    public record Till(String till, LocalDate lastDate, @Schema(nullable = true) @Nullable Long lastSequence, @Schema(nullable = true) @Nullable Instant lastAt, long missing,
            int missingDates, boolean clockInDoubt) {}

    /**
     * Why an item was brought.
     *
     * @param sentence the whole answer
     * @param orderLine that it answers, or null where nobody ordered it
     */
    public record Why(Gtin item, String itemName, String unit, @Schema(nullable = true) @Nullable String sscc, @Schema(nullable = true) @Nullable String orderLine,
            @Schema(nullable = true) @Nullable Integer units, String sentence) {}

    /** An item that a number stands for. @param unitsEach units in one of what was scanned */
    public record ScannedItem(Gtin item, String name, String unit, int unitsEach) {}
}
