package io.restock.dashboard.floor;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.dashboard.floor.CenterAnswers.By;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is about to go wrong at a center, and what it can do. Fields are those of the center's service; {@code names} is added here. */
public final class AheadAnswers {
    private AheadAnswers() {}

    /** What one wave takes at most; null is no bound. @param hands people who pick a wave, each {@code casesPerHand} case packs of it */
    public record WaveBounds(@Schema(nullable = true) @Nullable Integer lines, @Schema(nullable = true) @Nullable Integer cases, @Schema(nullable = true) @Nullable Integer hands,
            @Schema(nullable = true) @Nullable Integer casesPerHand) {}

    /** @param next the {@code after} of the next page, or null; a page may have one without having lines */
    public record AtRisk(Instant at, List<Endangered> lines, @Schema(nullable = true) @Nullable String next, Glossary names) {}

    /**
     * A line that will miss its 24 hours.
     *
     * @param stage WAITING, PICKING, PICKED or ON_THE_ROAD: where what is furthest behind of it stands
     * @param leavesAt when it leaves if nobody does anything; {@code expectedAt} when it is there then, {@code latestAt} by when nine of ten such are
     * @param missing the share of such lines that miss, 0 to 1; {@code missingThen} if the deed is done at once
     * @param deed PULL_FORWARD, RELEASE_WAVE, PICK_NOW, ANOTHER_LOCATION, DESPATCH_NOW or NOTHING
     */
    public record Endangered(String orderLine, Gln store, Gtin item, int units, String stage, @Schema(nullable = true) @Nullable Long wave,
            @Schema(nullable = true) @Nullable Long pick, Instant cutOffAt, Instant dueAt, Instant leavesAt, Instant expectedAt, Instant latestAt, double missing, String deed,
            double missingThen, String why) {}

    /** @param waiting units of it that no wave has taken; @param cutOffAt of the wave that takes them at the latest; @param pulledForwardAt null if it is not, or not any more */
    public record Pulled(String orderLine, int waiting, Instant cutOffAt, @Schema(nullable = true) @Nullable Instant pulledForwardAt) {}

    /** Newest first. @param next the {@code after} of the next page, or null */
    public record FailOvers(List<FailOverRow> failOvers, @Schema(nullable = true) @Nullable Long next) {}

    /** @param dc that is stopped; @param until when it ends by itself, or null; @param status PLANNED, RUNNING or ENDED */
    public record FailOverRow(long id, Gln dc, Gln standIn, Instant from, @Schema(nullable = true) @Nullable Instant until, String reason, String status, By by, Instant askedAt,
            @Schema(nullable = true) @Nullable Instant startedAt, @Schema(nullable = true) @Nullable Instant endedAt, @Schema(nullable = true) @Nullable By endedBy,
            @Schema(nullable = true) @Nullable String endReason) {}

    /** @param next the {@code after} of the next page, or null */
    public record HandedOver(long failOver, List<HandedLine> lines, @Schema(nullable = true) @Nullable Long next, Glossary names) {}

    /** @param units that waited then; from one center to the other */
    public record HandedLine(String orderLine, Gln store, Gtin item, int units, Gln from, Gln to, Instant at) {}
}
