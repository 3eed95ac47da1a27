package io.restock.dashboard.floor;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.dashboard.floor.CenterAnswers.PutAway;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What comes to a center: from suppliers, and back from stores. Fields are those of the center's service; {@code names} is added here. Units are eaches, or grams of what is weighed. */
public final class SupplyAnswers {
    private SupplyAnswers() {}

    /** The first to run out first. @param leadDays of suppliers, as it was asked for; @param next the {@code after} of the next page, or null */
    public record Supply(Instant at, @Schema(nullable = true) @Nullable Instant nextCutOff, int leadDays, List<SupplyItem> items, @Schema(nullable = true) @Nullable String next,
            Glossary names) {}

    /**
     * @param available what no order line has been promised
     * @param waiting units of order lines that nothing is promised to; {@code nextWave} of these leave with the next cut-off
     * @param expected what the next wave will ask for
     * @param onOrder what suppliers owe, the first of it at {@code expectedAt}
     * @param perDay what stores ordered on average in a day of the last week
     * @param coverDays for how long what is available lasts, null if nothing is ordered
     * @param suggested to be ordered now, in whole case packs
     */
    public record SupplyItem(Gtin item, String unit, int casePack, long available, long waiting, long nextWave, long expected, long onOrder,
            @Schema(nullable = true) @Nullable Instant expectedAt, double perDay, @Schema(nullable = true) @Nullable Double coverDays, int suggested) {}

    /** The first expected first. @param next the {@code after} of the next page, or null */
    public record SupplierOrders(List<SupplierOrder> orders, @Schema(nullable = true) @Nullable String next, Glossary names) {}

    public record OneSupplierOrder(SupplierOrder order, Glossary names) {}

    /** @param number the buyer's; @param state OPEN, RECEIVED or CANCELLED; @param late whether it is open although its time is over; @param reason why it was called off, or null */
    public record SupplierOrder(String number, @Schema(nullable = true) @Nullable String supplier, Instant placedAt, Instant expectedAt, String state, boolean late,
            @Schema(nullable = true) @Nullable Instant endedAt, @Schema(nullable = true) @Nullable String reason, List<SupplierLine> lines) {}

    /** @param units ordered; @param open still expected; @param over received beyond what was ordered; @param missing neither received nor expected any more */
    public record SupplierLine(Gtin item, int units, long received, long damaged, long open, long over, long missing) {}

    /** @param next the {@code after} of the next page, or null */
    public record Returns(List<Returned> returns, @Schema(nullable = true) @Nullable String next, Glossary names) {}

    public record OneReturn(Returned of, Glossary names) {}

    /**
     * What a store sends back, or what comes home of a despatch that was called off.
     *
     * @param transfer its number among those of the store
     * @param despatch its SSCC, null for what a store sent
     * @param state NOT_SENT while only its arrival is known, OPEN, ARRIVED or CANCELLED
     */
    public record Returned(Gln store, String transfer, @Schema(nullable = true) @Nullable String despatch, @Schema(nullable = true) @Nullable String reason, String state,
            @Schema(nullable = true) @Nullable Instant sentAt, @Schema(nullable = true) @Nullable Instant arrivedAt, @Schema(nullable = true) @Nullable Instant cancelledAt,
            @Schema(nullable = true) @Nullable String cancelledFor, List<ReturnedLine> lines) {}

    /** @param arrived good units; @param missing did not arrive, although nothing more will come; @param over arrived beyond what was sent; @param lots of what arrived, null where that is not asked or not known */
    public record ReturnedLine(Gtin item, long sent, long arrived, long damaged, long open, long cancelled, long missing, long over,
            @Schema(nullable = true) @Nullable List<ReturnedLot> lots) {}

    /** @param lot null for units of which nobody named it */
    public record ReturnedLot(@Schema(nullable = true) @Nullable String lot, long units) {}

    /** @param arrival by which it can be taken back; @param putAway where the good ones are; @param unknownLots named, and never heard of here before, or null */
    public record CameBack(String arrival, Returned returned, List<PutAway> putAway, @Schema(nullable = true) @Nullable List<String> unknownLots) {}
}
