package io.restock.distribution.stock;

import io.restock.border.http.Checking;
import io.restock.contracts.Scan;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people say of the lot of some goods, or their label does.
 *
 * @param name as the maker has it; where only the date is known, that date
 * @param bestBefore the last day on which they are good, or null where nobody says it
 */
public record Lot(String name, @Nullable LocalDate bestBefore) {
    /** The characters that AI 10 may have. */
    private static final Pattern NAME = Pattern.compile("[!\"%-?A-Z_a-z]{1,20}");

    /**
     * @param path of the line, such as {@code lines[0]}; empty for the body itself
     * @param scan of its item: what the label says counts where the line says nothing, and may not say otherwise
     * @return null where neither says anything
     */
    public static @Nullable Lot of(Checking checking, String path, @Nullable String lot, @Nullable LocalDate bestBefore, @Nullable Scan scan) {
        String at = path.isEmpty() ? "" : path + ".";
        String labelled = scan == null ? null : scan.lot();
        LocalDate until = scan == null ? null : scan.expiry();
        checking.require(lot == null || NAME.matcher(lot).matches(), at + "lot",
                "must be 1 to 20 characters that a GS1 label may have (letters, digits, - / . and the like), was " + lot);
        checking.require(lot == null || labelled == null || lot.equals(labelled), at + "lot", "is " + lot + ", and the label says " + labelled);
        checking.require(bestBefore == null || until == null || bestBefore.equals(until), at + "bestBefore", "is " + bestBefore + ", and the label says " + until);
        LocalDate date = bestBefore == null ? until : bestBefore;
        String name = lot == null ? labelled : lot;
        return name != null ? new Lot(name, date) : date == null ? null : new Lot(date.toString(), date);
    }

    /** @param day the first on which goods of it must still be good */
    boolean isGoodOn(LocalDate day) {
        return bestBefore == null || !bestBefore.isBefore(day);
    }

    /** Whether it is known by its date alone. */
    public static boolean isDate(String name, @Nullable LocalDate bestBefore) {
        return bestBefore != null && name.equals(bestBefore.toString());
    }
}
