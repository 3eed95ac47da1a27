package io.restock.contracts.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds from a moment on, until the next of its kind.
 *
 * @param from null for what holds from ever
 */
public record Dated<T>(T what, @Nullable Since from) {
    /**
     * What held at a moment: the latest that had begun, of two that begin at once the later in the list; and before the first that one, for a number has always meant something.
     *
     * @return null if there is none at all
     */
    public static <T> @Nullable T at(List<Dated<T>> all, Moment moment) {
        Dated<T> holding = null;
        Dated<T> first = null;
        for (Dated<T> each : all) {
            Instant begins = begins(each, moment);
            if (first == null || begins.isBefore(begins(first, moment))) {
                first = each;
            }
            if (!begins.isAfter(moment.at()) && (holding == null || !begins.isBefore(begins(holding, moment)))) {
                holding = each;
            }
        }
        return holding != null ? holding.what : first == null ? null : first.what;
    }

    private static Instant begins(Dated<?> dated, Moment moment) {
        return dated.from == null ? Instant.MIN : dated.from.in(moment);
    }
}
