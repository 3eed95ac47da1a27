package io.restock.dashboard.approval;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for a second person.
 *
 * @param service at which it waits; with {@code id} its name
 * @param what is asked for, a sentence
 * @param lines of what it names, at most 20; {@code moreLines} beyond those
 * @param stores it is for, by name; none: the whole chain
 * @param reason the rule that wants a second person
 * @param by who asked
 * @param as in which role, or by which way where there is none
 * @param lapsesAt from when on nobody can approve it
 * @param standing what the viewer can do
 * @param lacks why the viewer can only look; null otherwise
 */
public record Waiting(String service, long id, String what, List<Line> lines, int moreLines, List<String> stores, String reason, String by, String as, Instant requestedAt,
        Instant lapsesAt, Standing standing, @Schema(nullable = true) @Nullable String lacks) {
    /** What the viewer can do with it. */
    public enum Standing {
        DECIDE,
        /** It is the viewer's own: another person has to approve it. */
        TAKE_BACK,
        LOOK
    }

    /** @param name of an item or a setting, @param value how many, how much */
    public record Line(String name, String value) {}
}
