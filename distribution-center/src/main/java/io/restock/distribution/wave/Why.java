package io.restock.distribution.wave;

import io.restock.distribution.wave.Allocation.Share;
import io.restock.engine.share.FairShare.Pack;
import io.restock.engine.share.Tier;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says to DC and store staff in one sentence why a line got what it got. */
final class Why {
    private Why() {}

    static String held(WaitingLine line) {
        return "It gets none of " + line.waiting() + ": the item is held, in the chain or by a recall from its store, and its lines wait until it is released.";
    }

    static String hopeless(WaitingLine line, Duration cancelAfter) {
        return "It gets none of " + line.waiting() + " and is cancelled: the center has had none for more than " + cancelAfter.toHours() + " hours.";
    }

    /** @param share what it gets, which is less than it waits for; @param passed what the center has of the item and may send no more, or null */
    static String noStock(Share share, @Nullable PassedStock passed) {
        WaitingLine line = share.line();
        String got = got(share.units(), line);
        if (share.available() == 0) {
            return got + (passed == null ? ": the center has none of the item." : ": " + passed.sentence());
        }
        Pack bar = share.bar();
        Pack next = share.after(share.units());
        int pack = Math.min(line.casePack(), line.waiting() - share.units());
        if (bar == null) {
            return got + ": the center has " + share.available() + ", which is less than a pack of " + pack + ".";
        }
        if (next.compareTo(bar) < 0) {
            return got + ": what is left of " + share.available() + " is less than a pack of " + pack + ".";
        }
        return got + ": " + its(next) + "; the last of " + share.available() + " that there are " + (bar.tier() == next.tier() ? "saves " + gain(bar) : "is " + purpose(bar.tier()))
                + (next.compareTo(bar) == 0 ? ", as much, and goes to the store with the lower number" : "") + ".";
    }

    /** @param units that it gets, which are less than its share of the stock */
    static String noCapacity(Share share, int units, String bound) {
        return got(units, share.line()) + " with this wave, which " + bound + ": " + its(share.after(units))
                + ", and others are more urgent or save more; it goes with the next wave.";
    }

    private static String got(int units, WaitingLine line) {
        return "It gets " + (units == 0 ? "none" : String.valueOf(units)) + " of " + line.waiting();
    }

    private static String its(Pack next) {
        return "its next pack is " + purpose(next.tier()) + " and saves " + gain(next) + " lost sales a unit";
    }

    private static String purpose(Tier tier) {
        return switch (tier) {
            case CUSTOMERS -> "for customers who were promised it";
            case PRESENTATION_MINIMUM -> "for a shelf that would look empty";
            case REORDER_LEVEL -> "to lift the store to its reorder level";
            case TARGET -> "beyond the reorder level";
        };
    }

    private static String gain(Pack pack) {
        return String.format(Locale.ENGLISH, "%.2f", pack.gain());
    }
}
