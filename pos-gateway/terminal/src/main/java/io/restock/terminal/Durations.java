package io.restock.terminal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people type them: {@code 90s}, {@code 10m}, {@code 1h30m}, or ISO-8601. */
final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        try {
            var duration = Duration.parse(upper.startsWith("P") ? upper : "PT" + (upper.matches("\\d+") ? upper + "S" : upper));
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below with examples
        }
        throw new TypeConversionException("must be a duration above 0 such as 90s, 10m or PT1H, was " + text);
    }
}
