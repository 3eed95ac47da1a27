package io.restock.dashboard.floor;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.dashboard.floor.CenterAnswers.By;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What goes from one center to another, or should. Fields are those of the center's service; {@code names} is added here. Units are eaches, or grams of what is weighed. */
public final class BetweenAnswers {
    private BetweenAnswers() {}

    /** From and to the center, what leaves most money first. */
    public record Rebalancing(Instant at, List<Proposed> proposals, Glossary names) {}

    /**
     * Goods that should go from one center to another.
     *
     * @param net money that is left of what it saves, in the currency of the policies
     * @param marginAssumed whether no policy says what a unit earns
     * @param why in one sentence
     */
    public record Proposed(Gtin item, Gln from, Gln to, int units, int packs, double saved, double risked, boolean marginAssumed, double cost, double net, String why) {}

    /** The newest first. @param next the {@code after} of the next page, or null */
    public record BetweenCenters(List<Between> transfers, @Schema(nullable = true) @Nullable Long next, Glossary names) {}

    public record OneBetween(Between transfer, Glossary names) {}

    /**
     * @param net money that it was expected to leave when it was ordered, and {@code why}
     * @param reason what who ordered it said, or null
     * @param state ORDERED, LEFT while something of it is on the road, ARRIVED once nothing more comes, or CANCELLED
     * @param late whether something of it is still to come although its time is over
     * @param open sent, and still on the road; @param missing sent, and neither arrived nor on the road any more; @param over arrived beyond what was sent
     * @param endedFor why it was called off, or the rest of it was given up; or null
     */
    public record Between(long id, Gln from, Gln to, Gtin item, int units, double net, String why, @Schema(nullable = true) @Nullable String reason, By by, Instant orderedAt,
            Instant expectedAt, String state, boolean late, @Schema(nullable = true) @Nullable Instant leftAt, int sent,
            @Schema(nullable = true) @Nullable Instant arrivedAt, int arrived, int damaged, int open, int missing, int over,
            @Schema(nullable = true) @Nullable String endedFor, List<BetweenPart> parts) {}

    /** What came of it at once. @param arrived good units; @param by null where nobody kept it; @param lot that was named, or null; @param takenBackAt null while it counts */
    public record BetweenPart(int part, Instant arrivedAt, int arrived, int damaged, @Schema(nullable = true) @Nullable By by, @Schema(nullable = true) @Nullable String lot,
            @Schema(nullable = true) @Nullable Instant takenBackAt) {}
}
