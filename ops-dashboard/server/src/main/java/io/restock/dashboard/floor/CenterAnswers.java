package io.restock.dashboard.floor;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the distribution center's service answers, as its page shows it. Fields are the service's own; {@code names} is added here. */
public final class CenterAnswers {
    private CenterAnswers() {}

    /** @param zone IANA name; @param capacity of one wave, null where the center does not say */
    public record CenterPlace(Gln gln, String name, String zone, @Schema(nullable = true) AheadAnswers.@Nullable WaveBounds capacity) {}

    /**
     * @param nextCutOff of any lane; null without lanes. {@code leaving} stores have it
     * @param departures cut-offs with open lines, the first first
     */
    public record Departures(Instant at, @Schema(nullable = true) @Nullable Instant nextCutOff, int leaving, List<Departure> departures) {}

    public record Departure(Instant cutOffAt, int stores, long lines, long waiting, long backOrdered, long picking, long picked, long late, Instant firstDueAt) {}

    /** @param next the {@code after} of the next page, or null */
    public record CenterLines(Instant at, List<CenterLine> lines, @Schema(nullable = true) @Nullable String next, Glossary names) {}

    /**
     * @param orderLine written order/line. Units are counted by where they are
     * @param substituted of those called off, units for which goods of another item went; null where the center does not say
     * @param inPlaceOf what it stands for, where nobody ordered it, or null
     * @param pulledForwardAt null unless it goes with the next wave of any cut-off
     * @param home the center whose store it is, where this one stands in for that; else null
     */
    public record CenterLine(String orderLine, Gln store, Gtin item, int units, int casePack, String status, Instant placedAt, Instant cutOffAt, Instant dueAt,
            @Schema(nullable = true) @Nullable Long wave, int waiting, int backOrdered, int allocated, int picked, int despatched, int cancelled,
            @Schema(nullable = true) @Nullable Integer substituted, @Schema(nullable = true) @Nullable InPlaceOf inPlaceOf,
            @Schema(nullable = true) @Nullable Instant pulledForwardAt, @Schema(nullable = true) @Nullable Gln home) {}

    /** What was ordered, and did not go. @param why it was short: EMPTY, NOT_FOUND, DAMAGED, or SHORT_PICK where nobody said */
    public record InPlaceOf(String orderLine, Gtin item, String why) {}

    /** @param standsInFor centers whose stores are among them, since this one stands in; null for none */
    public record CenterDemand(@Schema(nullable = true) @Nullable List<Gln> standsInFor, int windowMinutes, long eaches, long grams, List<Sold> items, Glossary names,
            @Schema(nullable = true) @Nullable Behind freshness) {}

    /** @param behindMillis how far it is behind the tills, or null before the first sale */
    public record Behind(@Schema(nullable = true) @Nullable Long behindMillis) {}

    /** @param available what the center could still promise of it */
    public record Sold(Gtin item, String unit, long units, long available, List<AtStore> stores) {}

    public record AtStore(Gln store, long units) {}

    /** @param id null where nothing new could be decided; @param substitutes what may go in place of what open picks do not find, null where the center does not say */
    public record OneWave(@Schema(nullable = true) @Nullable Long id, Gln dc, Instant releasedAt, @Schema(nullable = true) @Nullable Instant cutOffAt, boolean byClock,
            String status,
            List<PickRow> picks, List<ShortRow> shorts, @Schema(nullable = true) @Nullable List<Offered> substitutes, Glossary names) {}

    /** @param offers the best first */
    public record Offered(long pick, List<Offer> offers) {}

    /** @param units that are free there, whole packs where it is counted; @param casePack units in a pack */
    public record Offer(Gtin item, String location, int units, int casePack) {}

    /**
     * Units of an order line that are to be fetched, in the order of a walk.
     *
     * @param picked null while nobody has answered
     * @param despatch the SSCC with which it left, or null
     * @param calledOff why it was called off, or null
     * @param lot that is to be taken, null where none is named; with the last day on which it is good
     * @param pickedLot that was taken, or null
     * @param replaces the short pick whose rest it fetches from another location, or in whose place it took another item; or null
     */
    public record PickRow(long pick, String orderLine, Gln store, Gtin item, int units, String location, Instant dueAt, @Schema(nullable = true) @Nullable Integer picked,
            @Schema(nullable = true) @Nullable String reason, @Schema(nullable = true) @Nullable Integer backOrdered, @Schema(nullable = true) @Nullable Integer cancelled,
            @Schema(nullable = true) @Nullable String despatch, @Schema(nullable = true) @Nullable String calledOff, @Schema(nullable = true) @Nullable Integer toPutBack,
            @Schema(nullable = true) @Nullable String lot, @Schema(nullable = true) @Nullable String bestBefore, @Schema(nullable = true) @Nullable String pickedLot,
            @Schema(nullable = true) @Nullable Long replaces) {}

    /** Units that found no stock when the wave was released. @param outcome BACK_ORDERED or CANCELLED; @param why in one sentence, null in old waves */
    public record ShortRow(String orderLine, Gln store, Gtin item, int units, String outcome, String reason, @Schema(nullable = true) @Nullable String why) {}

    public record CenterStock(List<StockLine> lines, @Schema(nullable = true) @Nullable String next, Glossary names) {}

    public record StockLine(Gtin item, int onHand, int allocated, int available, List<AtLocation> locations) {}

    /** @param lots of it, first those that expire first, null where none is named. What no lot is named of is the rest */
    public record AtLocation(String location, int units, int allocated, @Schema(nullable = true) @Nullable List<LotHere> lots) {}

    /** @param bestBefore the last day on which it is good, or null; @param passed true where it may be sent no more, else null */
    public record LotHere(String lot, @Schema(nullable = true) @Nullable String bestBefore, int units, int allocated, @Schema(nullable = true) @Nullable Boolean passed) {}

    public record StockEntries(List<Entry> entries, @Schema(nullable = true) @Nullable Long next) {}

    /** @param lot null for goods of which nobody named it */
    public record Entry(long entry, String location, String kind, int units, String reference, By author, Instant recordedAt, @Schema(nullable = true) @Nullable String lot) {}

    public record By(String subject, @Schema(nullable = true) @Nullable String role, @Schema(nullable = true) @Nullable String channel) {}

    public record Departed(List<Load> despatches, @Schema(nullable = true) @Nullable String next, Glossary names) {}

    /** @param status UNDER_WAY until every line is received or called off, then RECEIVED, or CALLED_OFF where nothing was received */
    public record Load(String sscc, Gln store, long wave, Instant despatchedAt, Instant expectedAt, String status, int lines, int received,
            @Schema(nullable = true) @Nullable Instant receivedAt) {}

    /** @param calledOffAt when what had not been received was called home, or null; with the reason */
    public record OneDespatch(String sscc, Gln dc, Gln store, long wave, Instant despatchedAt, Instant expectedAt, String status,
            @Schema(nullable = true) @Nullable List<String> leftWith, @Schema(nullable = true) @Nullable Instant calledOffAt,
            @Schema(nullable = true) @Nullable String calledOffFor,
            List<LoadLine> lines, Glossary names) {}

    /** @param received good units, null while under way; @param calledOff units that go home, or null; @param lots of it, null where none was named */
    public record LoadLine(Gtin item, int units, String orderLine, @Schema(nullable = true) @Nullable Integer received, @Schema(nullable = true) @Nullable Integer damaged,
            @Schema(nullable = true) @Nullable Instant receivedAt, @Schema(nullable = true) @Nullable Integer calledOff,
            @Schema(nullable = true) @Nullable List<LoadLot> lots) {}

    /** @param bestBefore the last day on which it is good, or null */
    public record LoadLot(String lot, @Schema(nullable = true) @Nullable String bestBefore, int units) {}

    public record CameIn(List<Came> deliveries, Glossary names) {}

    /** @param inbound by which it can be taken back; @param reversedBy what took it back, or null */
    public record Came(String inbound, @Schema(nullable = true) @Nullable String reference, Instant recordedAt, List<PutAway> lines,
            @Schema(nullable = true) @Nullable String reversedBy) {}

    /** @param lot null where nobody named it */
    public record PutAway(Gtin item, String location, int units, @Schema(nullable = true) @Nullable String lot) {}
}
