package io.restock.border.http;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.PlainText;
import io.restock.contracts.Scan;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects everything that is wrong with a request, a sentence a field, so that the sender corrects it in one go. A reader of a value gets it, or
 * null where it is wrong, and goes on reading. Sentences beyond {@link Limits#ERRORS} are counted, not listed.
 */
public final class Checking {
    private static final int SHOWN_AT_MOST = 40;

    private final List<String> errors = new ArrayList<>(0);
    private int unlisted;

    /** Of a request with a body. @param example what to send, such as {@code {"units": 3}}; @throws ProblemException 400 without a body */
    public static Checking of(@Nullable Object body, String example) {
        body(body, example);
        return new Checking();
    }

    /** @param path of the field, such as {@code lines[0].units}; empty for the request itself */
    public void wrong(String path, String sentence) {
        if (errors.size() < Limits.ERRORS) {
            errors.add(path.isEmpty() ? sentence : path + " " + sentence);
        } else {
            unlisted++;
        }
    }

    /** A sentence about a field of the line at this place of the list. */
    public void wrongLine(int index, String field, String sentence) {
        wrong("lines[" + index + "]." + field, sentence);
    }

    public boolean require(boolean holds, String path, String sentence) {
        if (!holds) {
            wrong(path, sentence);
        }
        return holds;
    }

    /** What a text reads as, or null with the reader's own sentence noted. */
    public <T> @Nullable T read(String path, @Nullable String value, Function<String, T> reader) {
        return read(path, value, "is missing", reader);
    }

    private <T> @Nullable T read(String path, @Nullable String value, String missing, Function<String, T> reader) {
        try {
            if (require(value != null, path, missing)) {
                return reader.apply(value);
            }
        } catch (IllegalArgumentException e) {
            wrong(path, String.valueOf(e.getMessage()));
        }
        return null;
    }

    /** The same for one of the {@link Rules}, whose sentences do not name what was given. */
    public <T> @Nullable T fits(String path, @Nullable String value, Function<String, T> rule) {
        return read(path, value, given -> {
            try {
                return rule.apply(given);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(e.getMessage() + ", was " + abbreviated(given), e);
            }
        });
    }

    public <E extends Enum<E>> @Nullable E oneOf(String path, @Nullable String value, Class<E> type) {
        return fits(path, value, given -> Rules.oneOf(type, given));
    }

    /** Null where nothing was given. A plus sign that an address left unencoded arrives as a space. */
    public @Nullable Instant instant(String path, @Nullable String value) {
        return value == null ? null : fits(path, value.replace(' ', '+'), given -> Rules.time(given).toInstant());
    }

    /** @return the text, or null if it is not 1 to so many printable characters */
    public @Nullable String text(String path, @Nullable String value, int most) {
        boolean fits = value != null && !value.isBlank() && value.length() <= most && PlainText.isPrintable(value);
        return require(fits, path, "must be 1 to " + most + " printable characters") ? value : null;
    }

    /** @return the text or null; absent is fine, and so is an empty one */
    public @Nullable String optionalText(String path, @Nullable String value, int most) {
        return given(value) == null ? null : text(path, value, most);
    }

    /** The text, or null where nothing was said: exports write an empty text for that. */
    public static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    public @Nullable Gln gln(String path, @Nullable String value) {
        return read(path, value, "is missing; send a GLN of 13 digits", Gln::new);
    }

    /** The same, and null where nothing was given. */
    public @Nullable Gln optionalGln(String path, @Nullable String value) {
        return value == null ? null : gln(path, value);
    }

    /** In any form that is scanned; see {@link Scan}. */
    public @Nullable Gtin gtin(String path, @Nullable String value) {
        return read(path, value, "is missing; send a GTIN of 8, 12, 13 or 14 digits", Gtin::scanned);
    }

    /** The same, with what else stands on the label. */
    public @Nullable Scan scan(String path, @Nullable String value) {
        return read(path, value, "is missing; send a GTIN of 8, 12, 13 or 14 digits", code -> {
            Scan scan = Scan.of(code);
            scan.item();
            return scan;
        });
    }

    public @Nullable Sscc sscc(String path, @Nullable String value) {
        return read(path, value, "is missing; send an SSCC of 18 digits", Sscc::scanned);
    }

    /** @return whether it is given and within bounds */
    public boolean whole(String path, @Nullable Integer value, int least, int most) {
        boolean holds = value != null && value >= least && value <= most;
        if (!holds) {
            wrong(path, "must be " + least + " to " + most + ", was " + value);
        }
        return holds;
    }

    /** Of a line, eaches or grams. @param least 0, 1, or below for what may be taken away, where none is no change */
    public boolean units(String path, @Nullable Integer units, int least) {
        return whole(path, units, least, Limits.UNITS) && require(least >= 0 || !Objects.equals(units, 0), path, "must not be 0");
    }

    /** A page's length; absent means the usual one. */
    public int limit(@Nullable Integer asked, int most) {
        int limit = asked == null ? Math.min(Limits.USUAL_PAGE, most) : asked;
        whole("limit", limit, 1, most);
        return limit;
    }

    /** @return whether there is one at least, and no more than so many */
    public boolean lines(@Nullable List<?> lines, int most) {
        int count = lines == null ? 0 : lines.size();
        return require(count >= 1 && count <= most, "lines", "must be 1 to " + most + ", are " + count);
    }

    public boolean areNone() {
        return errors.isEmpty();
    }

    public List<String> errors() {
        if (unlisted == 0) {
            return List.copyOf(errors);
        }
        var all = new ArrayList<>(errors);
        all.add("… and " + unlisted + " more");
        return all;
    }

    /** @throws ProblemException 422 that names every wrong field */
    public void mustHold() {
        if (!areNone()) {
            throw ProblemException.invalid(errors());
        }
    }

    /** A value that was checked, once all else holds, too. @throws ProblemException 422 that names every wrong field */
    public <T> T held(@Nullable T value) {
        mustHold();
        return requireNonNull(value);
    }

    /** @throws ProblemException 422 that names each part of the address that is no correct number */
    public static StoreItemId storeItem(String store, String item) {
        var checking = new Checking();
        Gln gln = checking.gln("store", store);
        Gtin gtin = checking.gtin("item", item);
        return new StoreItemId(checking.held(gln), checking.held(gtin));
    }

    /** @throws ProblemException 422 if a part of the address is no correct GLN */
    public static Gln location(String part, String gln) {
        var checking = new Checking();
        return checking.held(checking.gln(part, gln));
    }

    /** @param example what to send, such as {@code {"units": 3}}; @throws ProblemException 400 without a body */
    public static <T> T body(@Nullable T body, String example) {
        if (body == null) {
            throw ProblemException.unreadable("the body is empty; send JSON such as " + example);
        }
        return body;
    }

    static String abbreviated(String text) {
        return text.length() <= SHOWN_AT_MOST ? text : text.substring(0, SHOWN_AT_MOST) + "…";
    }
}
