package io.restock.ledger.counting;

import io.restock.ledger.counting.Area.Kind;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the parts of one item come to, although they were counted one after the other while the store was open.
 *
 * <p>Tills move the sales floor, and hours late where they were offline. So the count is one of the instant at which the sales floor was
 * counted first: whatever a till sold later left the shelf after the count, whenever we hear of it. Deliveries, transfers and
 * adjustments move the back room. What they moved between that instant and the count of the back room is in its units and is taken out
 * again, since it will count as moved after the count; what they moved before that instant is added.
 *
 * <p>Where one kind of area was counted in several goes, nobody knows which of them the goods between the first and the last go belonged to.
 * These units are {@code unsure}: the item should be counted again.
 *
 * @param at the instant of the count
 * @param unsure units that may be counted twice or not at all, 0 and up
 */
record Joined(Instant at, long units, long unsure) {
    /** @param units of the item that lay there */
    record Part(Kind kind, Instant at, int units) {}

    /** What moved an item from an instant until before another one. The other may be the earlier one: then it is what moved back, with the opposite sign. */
    interface Movements {
        int byTills(Instant from, Instant until);

        int byStaff(Instant from, Instant until);
    }

    /** @param parts at least one */
    static Joined of(List<Part> parts, Movements moved) {
        Instant first = at(parts);
        long counted = parts.stream().mapToLong(Part::units).sum();
        List<Instant> floor = instants(parts, part -> part.kind() == Kind.SALES_FLOOR);
        List<Instant> back = instants(parts, part -> part.kind() == Kind.BACK_ROOM);
        if (back.isEmpty()) {
            return new Joined(first, counted, amid(floor, moved::byTills));
        }
        return new Joined(first, counted - moved.byStaff(first, back.getLast()), amid(floor, moved::byTills) + amid(back, moved::byStaff));
    }

    /** When the sales floor was counted first; where the item lay in the back room alone, when that was. */
    static Instant at(List<Part> parts) {
        return Stream.of(instants(parts, part -> part.kind() == Kind.SALES_FLOOR), instants(parts, _ -> true)).flatMap(List::stream).findFirst().orElseThrow();
    }

    /** Whether anything has to be known of what moved. */
    static boolean isOneInstant(List<Part> parts) {
        return parts.stream().map(Part::at).distinct().count() == 1;
    }

    private static List<Instant> instants(List<Part> parts, Predicate<Part> which) {
        return parts.stream().filter(which).map(Part::at).sorted().toList();
    }

    private static int amid(List<Instant> goes, Moved moved) {
        return goes.isEmpty() ? 0 : Math.abs(moved.between(goes.getFirst(), goes.getLast()));
    }

    private interface Moved {
        int between(Instant from, Instant until);
    }
}
