package io.restock.local.duration;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Durations as people type them: 90s, 3m, 1h, 1h30m. */
public final class DurationText {
    private static final Pattern PARTS = Pattern.compile("(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");

    private DurationText() {}

    /** @throws TypeConversionException when the text is none, or is no time at all */
    public static Duration parse(String text) {
        var parts = PARTS.matcher(text.strip());
        if (parts.matches()) {
            var duration = Duration.ofHours(number(parts.group(1))).plusMinutes(number(parts.group(2))).plusSeconds(number(parts.group(3)));
            if (!duration.isZero()) {
                return duration;
            }
        }
        throw new TypeConversionException("\"" + text + "\" is not a duration: write 90s, 3m, 1h or 1h30m");
    }

    /** As {@link #parse} reads it, in whole seconds. */
    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60 ? seconds + "s"
                : seconds < 3600 ? "%dm%02ds".formatted(seconds / 60, seconds % 60)
                : "%dh%02dm%02ds".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
