package io.restock.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a scanner sent, or a person typed, for an item or a despatched unit; the one reader of such numbers, for every service. It takes a bare number,
 * one with its symbology prefix ({@code ]C1…}), a GS1 element string with or without parentheses, and a GS1 digital link.
 *
 * @param gtin the item, or the pack; null where only a despatched unit is named
 * @param sscc the despatched unit, or null
 * @param grams net weight of one of what was scanned, or null: AI 310n, 320n, 356n
 * @param price what the label asks for one, or null: AI 392n, 393n. The price of a store's own label (prefix 02, 20 to 29) stands in its number
 * @param count how many of the item are in one of what was scanned: AI 37 or 30, else 1
 * @param lot AI 10, or null
 * @param expiry the day until which it may be sold, or null: AI 17, else 15. Of this century: what expired in the last one is on no shelf
 */
public record Scan(@Nullable Gtin gtin, @Nullable Sscc sscc, @Nullable Integer grams, @Nullable BigDecimal price, int count, @Nullable String lot, @Nullable LocalDate expiry) {
    private static final int LONGEST = 1_000;
    private static final Pattern SYMBOLOGY = Pattern.compile("^][A-Za-z][0-9A-Za-z]");
    private static final Pattern GAPS = Pattern.compile("[\\s\\u00a0\\u202f-]");
    private static final Pattern ELEMENTS = Pattern.compile("^([(\\[]\\d|\\d\\d.{14})");
    private static final int SHOWN_AT_MOST = 20;
    private static final int EAN = 13;
    private static final int SSCC = 18;
    private static final BigDecimal GRAMS_PER_KILOGRAM = BigDecimal.valueOf(1_000);
    private static final BigDecimal GRAMS_PER_POUND = new BigDecimal("453.59237");
    private static final BigDecimal GRAMS_PER_TROY_OUNCE = new BigDecimal("31.1034768");

    /** @throws IllegalArgumentException with a sentence that names the remedy, if it is no number of an item or of a despatched unit */
    public static Scan of(String code) {
        if (isGtinLength(code.length()) && CheckDigit.areDigits(code)) { // nearly all of a till's lines
            return of(Gtin.ofDigits(code));
        }
        if (code.length() > LONGEST) {
            throw new IllegalArgumentException("has " + code.length() + " characters, more than any label; scan one label at a time");
        }
        return read(code.strip());
    }

    private static Scan of(Gtin gtin) {
        return new Scan(gtin, null, null, null, 1, null, null);
    }

    private static Scan of(Sscc sscc) {
        return new Scan(null, sscc, null, null, 1, null, null);
    }

    private static Scan read(String code) {
        boolean withAddOn = code.startsWith("]E3");
        String text = SYMBOLOGY.matcher(code).replaceFirst("").strip();
        String digits = GAPS.matcher(text).replaceAll("");
        if (CheckDigit.areDigits(digits)) {
            String number = withAddOn && digits.length() > EAN ? digits.substring(0, EAN) : digits;
            if (isGtinLength(number.length())) {
                return of(Gtin.ofDigits(number));
            }
            if (number.length() == SSCC) {
                return of(new Sscc(number));
            }
        }
        if (ELEMENTS.matcher(text).find()) {
            return of(ElementString.read(text));
        }
        if (!text.isEmpty() && Character.isLetter(text.charAt(0)) && DigitalLink.isOne(text)) {
            return of(DigitalLink.read(text));
        }
        throw new IllegalArgumentException("must be a GTIN of 8, 12, 13 or 14 digits, " + (CheckDigit.areDigits(digits) ? "has " + digits.length()
                : "was \"" + (text.length() <= SHOWN_AT_MOST ? text : text.substring(0, SHOWN_AT_MOST) + "…") + "\""));
    }

    private static boolean isGtinLength(int length) {
        return length == 8 || length >= 12 && length <= 14;
    }

    private static Scan of(Map<String, String> elements) {
        String item = elements.get("01");
        String contained = elements.get("02");
        if (item != null && contained != null) {
            throw new IllegalArgumentException("names two items, (01) and (02); scan one label at a time");
        }
        String number = item != null ? item : contained != null ? contained : elements.get("03");
        String sscc = elements.get("00");
        if (number == null && sscc == null) {
            throw new IllegalArgumentException("names no item: it has no (01) and a GTIN, nor (02), nor (00) and an SSCC");
        }
        return new Scan(number == null ? null : new Gtin(number), sscc == null ? null : new Sscc(sscc), grams(elements), price(elements), count(elements),
                elements.get("10"), expiry(elements));
    }

    /** The item. @throws IllegalArgumentException if only a despatched unit was scanned */
    public Gtin item() {
        if (gtin == null) {
            throw new IllegalArgumentException("is the SSCC of a despatched unit, not the number of an item; scan the item or its case");
        }
        return gtin;
    }

    /** The despatched unit. @throws IllegalArgumentException if only an item was scanned */
    public Sscc unit() {
        if (sscc == null) {
            throw new IllegalArgumentException("must be an SSCC of 18 digits, but names item " + gtin + "; scan the label of the despatched unit");
        }
        return sscc;
    }

    /** Whether it says how much it is beside its number. */
    public boolean measures() {
        return grams != null || price != null || count > 1;
    }

    private static int count(Map<String, String> elements) {
        String count = elements.getOrDefault("37", elements.getOrDefault("30", "1"));
        if (!CheckDigit.areDigits(count) || Long.parseLong(count) < 1 || Long.parseLong(count) > Limits.UNITS) {
            throw new IllegalArgumentException("holds " + count + " items, which must be 1 to " + Limits.UNITS);
        }
        return Integer.parseInt(count);
    }

    /** None where the label says that it weighs nothing: it was printed before it was weighed. */
    private static @Nullable Integer grams(Map<String, String> elements) {
        for (var element : elements.entrySet()) {
            BigDecimal unit = switch (element.getKey().length() == 4 ? element.getKey().substring(0, 3) : "") {
                case "310" -> GRAMS_PER_KILOGRAM;
                case "320" -> GRAMS_PER_POUND;
                case "356" -> GRAMS_PER_TROY_OUNCE;
                default -> null;
            };
            if (unit != null) {
                int grams = decimal(element.getValue(), element.getKey()).multiply(unit).setScale(0, RoundingMode.HALF_UP).intValueExact();
                return grams == 0 ? null : grams;
            }
        }
        return null;
    }

    private static @Nullable BigDecimal price(Map<String, String> elements) {
        for (var element : elements.entrySet()) {
            boolean local = element.getKey().startsWith("392");
            if (local || element.getKey().startsWith("393") && element.getValue().length() > 3) {
                return decimal(local ? element.getValue() : element.getValue().substring(3), element.getKey());
            }
        }
        return null;
    }

    /** The last digit of such an AI says how many of the value's digits are decimals. */
    private static BigDecimal decimal(String value, String identifier) {
        if (!CheckDigit.areDigits(value)) {
            throw new IllegalArgumentException("holds (" + identifier + ") with \"" + value + "\", which must be digits");
        }
        return new BigDecimal(value).movePointLeft(identifier.charAt(3) - '0');
    }

    private static @Nullable LocalDate expiry(Map<String, String> elements) {
        String date = elements.getOrDefault("17", elements.get("15"));
        if (date == null) {
            return null;
        }
        try {
            YearMonth month = YearMonth.of(2000 + Integer.parseInt(date.substring(0, 2)), Integer.parseInt(date.substring(2, 4)));
            int day = Integer.parseInt(date.substring(4));
            return day == 0 ? month.atEndOfMonth() : month.atDay(day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("holds the date " + date + ", which must be year, month and day such as 261231", e);
        }
    }
}
