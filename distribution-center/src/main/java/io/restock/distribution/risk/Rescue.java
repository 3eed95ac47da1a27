package io.restock.distribution.risk;

import io.restock.contracts.despatch.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a line will be late, and what would still save it. What of the line is furthest behind decides: when will that leave, and how long has its lane taken? Of what can be done the least that keeps nine of
 * ten such lines is best; where nothing does, what keeps most of them, and at least half.
 */
final class Rescue {
    private Rescue() {}

    /** Where what is furthest behind of a line stands. */
    enum Stage { WAITING, PICKING, PICKED, ON_THE_ROAD }

    enum Deed {
        /** With the next wave of any cut-off. */
        PULL_FORWARD,
        /** A wave for its store, now. */
        RELEASE_WAVE,
        PICK_NOW,
        /** What is to be picked lies elsewhere: short at the one location, it is fetched from the other. */
        ANOTHER_LOCATION, DESPATCH_NOW, NOTHING
    }

    /**
     * What is known of a line.
     *
     * @param cutOffAt with which what waits of it leaves
     * @param since what left last of it left, or the wave was released that fetches it; null while no wave has taken it, and when all that left has come
     * @param isBackOrder whether a wave has looked at what waits, and left it
     * @param free units of the item that a wave could promise
     * @param elsewhere whether what is to be picked is missing at its location and there is some at another
     */
    record Line(Stage stage, Instant cutOffAt, Instant dueAt, @Nullable Instant since, boolean isBackOrder, boolean isPulledForward, boolean isHeld, int free, boolean elsewhere) {}

    /**
     * @param leavesAt when it leaves if nobody does anything
     * @param expectedAt when the store is expected to receive it then
     * @param latestAt by when nine of ten such lines are received
     * @param missing the share of such lines that miss their 24 hours, 0 to 1
     * @param missingThen the same if the deed is done at once
     * @param why in one sentence
     */
    record Outlook(Instant leavesAt, Instant expectedAt, Instant latestAt, double missing, Deed deed, double missingThen, String why) {}

    private record Option(Deed deed, Instant leaves) {}

    /** @param nextOfAny the next cut-off of any lane of the center @return nothing for a line that is not at risk */
    static Optional<Outlook> of(Line line, Lane lane, LaneHistory history, Instant nextOfAny, Instant now) {
        if (line.stage() == Stage.ON_THE_ROAD && line.since() == null) {
            return Optional.empty(); // all that left has come, and its order says so in a moment
        }
        Instant leaves = leaves(line, lane, nextOfAny, now);
        double missing = history.missing(leaves, line.dueAt());
        if (missing <= LaneHistory.AT_RISK) {
            return Optional.empty();
        }
        Option best = null;
        double least = missing;
        for (Option option : options(line, lane, nextOfAny, now)) {
            double then = history.missing(option.leaves, line.dueAt());
            if (then < least && then <= 0.5) {
                best = option;
                least = then;
            }
            if (best != null && least <= LaneHistory.AT_RISK) {
                break;
            }
        }
        Deed deed = best == null ? Deed.NOTHING : best.deed;
        return Optional.of(new Outlook(leaves, history.expected(leaves), history.latest(leaves), missing, deed, least, why(line, lane.zone(), deed, history.expected(now))));
    }

    private static Instant leaves(Line line, Lane lane, Instant nextOfAny, Instant now) {
        Duration handling = Duration.ofMinutes(lane.handlingMinutes());
        return switch (line.stage()) {
            case WAITING -> {
                Instant own = line.isBackOrder() ? lane.nextCutOff(now) : line.cutOffAt();
                Instant wave = line.isPulledForward() && nextOfAny.isBefore(own) ? nextOfAny : own;
                yield (wave.isBefore(now) ? now : wave).plus(handling);
            }
            case PICKING, PICKED -> {
                Instant planned = line.since() == null ? now : line.since().plus(handling);
                yield planned.isBefore(now) ? now : planned;
            }
            case ON_THE_ROAD -> line.since() == null ? now : line.since();
        };
    }

    /** What could be done, the least first. */
    private static List<Option> options(Line line, Lane lane, Instant nextOfAny, Instant now) {
        var options = new ArrayList<Option>();
        switch (line.stage()) {
            case WAITING -> {
                Duration handling = Duration.ofMinutes(lane.handlingMinutes());
                if (line.free() > 0 && !line.isHeld()) {
                    if (!line.isPulledForward()) {
                        options.add(new Option(Deed.PULL_FORWARD, nextOfAny.plus(handling)));
                    }
                    options.add(new Option(Deed.RELEASE_WAVE, now.plus(handling)));
                }
            }
            case PICKING -> options.add(new Option(line.elsewhere() ? Deed.ANOTHER_LOCATION : Deed.PICK_NOW, now));
            case PICKED -> options.add(new Option(Deed.DESPATCH_NOW, now));
            case ON_THE_ROAD -> {}
        }
        return options;
    }

    private static String why(Line line, ZoneId zone, Deed deed, Instant expectedNow) {
        String at = DateTimeFormatter.ofPattern("d MMMM 'at' HH:mm", Locale.ENGLISH).format(expectedNow.atZone(zone));
        return switch (deed) {
            case PULL_FORWARD -> "Its own wave is too late; the next one of any cut-off is not.";
            case RELEASE_WAVE -> "The next wave is too late; one that is released now is not.";
            case PICK_NOW -> "Picked and sent at once it arrives in time.";
            case ANOTHER_LOCATION -> "Its location does not hold what is to be picked, another one does; picked there and sent at once it arrives in time.";
            case DESPATCH_NOW -> "It stands picked; sent at once it arrives in time.";
            case NOTHING -> switch (line.stage()) {
                case ON_THE_ROAD -> "It has left, and the road takes as long as it takes.";
                case WAITING -> line.isHeld() ? "The item is held." : line.free() == 0 ? "The center has none of the item." : "Even sent at once it would be there on " + at + ".";
                case PICKING, PICKED -> "Even sent at once it would be there on " + at + ".";
            };
        };
    }
}
