package io.restock.local.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.restock.contracts.operations.Verification.Check;
import java.util.List;
import java.util.stream.Stream;

/**
 * What holds and what is broken, over all services.
 *
 * @param quiet whether the flow came to rest before the counts were compared
 * @param unreachable why a service could not be asked, a sentence for each
 * @param warnings what is not as it should be, and breaks nothing
 */
public record Report(boolean quiet, List<Line> lines, List<String> unreachable, List<String> warnings) {
    private static final int SERVICE_WIDTH = 21;
    private static final String STORY = "story";

    /** @param service whose check it is; {@code all} for those across services */
    public record Line(String service, Check check) {}

    /** The same with how the trade itself is judged. */
    public Report with(List<Check> judged) {
        return new Report(quiet, Stream.concat(lines.stream(), judged.stream().map(check -> new Line(STORY, check))).toList(), unreachable, warnings);
    }

    /** The same; what is judged to be under its threshold is said, and breaks nothing. */
    public Report warning(List<Check> judged) {
        var said = judged.stream().filter(check -> !check.holds()).map(check -> check.name() + ": " + String.join("; ", check.offending()));
        return new Report(quiet, lines, unreachable, said.toList());
    }

    /** Whether every service answered and every check holds. */
    @JsonProperty
    public boolean holds() {
        return unreachable.isEmpty() && !lines.isEmpty() && lines.stream().allMatch(line -> line.check().holds());
    }

    /** A table for people: what was checked, how much was counted, what is broken. */
    public String table() {
        var text = new StringBuilder();
        int width = lines.stream().mapToInt(line -> line.check().name().length()).max().orElse(0);
        for (var line : lines) {
            var check = line.check();
            text.append(padded(line.service(), SERVICE_WIDTH)).append(padded(check.name(), width))
                    .append("%,14d  ".formatted(check.counted()))
                    .append(check.holds() ? "holds" : "BROKEN %,d".formatted(check.broken())).append('\n');
            check.offending().forEach(key -> text.append(" ".repeat(SERVICE_WIDTH + 2)).append(key).append('\n'));
        }
        unreachable.forEach(sentence -> text.append("unreachable: ").append(sentence).append('\n'));
        warnings.forEach(sentence -> text.append("warning: ").append(sentence).append('\n'));
        if (!quiet) {
            text.append("the flow did not come to rest in time: counts were compared while it moved\n");
        }
        return text.append(holds() ? "everything holds\n" : "something is broken\n").toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
