package io.restock.replenishment.department;

import io.restock.engine.aim.ServiceAim;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people have decided about all items of a department, those that come into it later among them: in one store, or in the chain. A store's stands before the chain's, and what was decided about an
 * item at a store before both, field by field.
 *
 * <p>Of two changes that are sent at once each decider may hear of either first; the one with the later time stands everywhere.
 *
 * @param aim what reorder levels shall achieve, or null
 * @param presentationMinimum units of what is sold by the piece, or null
 * @param presentationGrams the same of what is sold by weight, or null
 * @param minimumLifeDays days for which what is delivered can be sold at least, 0 if it keeps; or null
 * @param ended it does not hold any more, and says nothing
 */
public record DepartmentPolicy(Place place, Instant setAt, @Nullable ServiceAim aim, @Nullable Integer presentationMinimum, @Nullable Integer presentationGrams,
        @Nullable Integer minimumLifeDays, boolean ended) {
    /** @param setAt to the microsecond, as its table keeps it */
    public DepartmentPolicy {
        setAt = setAt.truncatedTo(ChronoUnit.MICROS);
    }

    public static DepartmentPolicy ended(Place place, Instant at) {
        return new DepartmentPolicy(place, at, null, null, null, null, true);
    }

    /** Whether nothing is decided by it. */
    public boolean saysNothing() {
        return aim == null && presentationMinimum == null && presentationGrams == null && minimumLifeDays == null;
    }

    /** Whether the same is decided, whenever that was. */
    public boolean saysTheSameAs(DepartmentPolicy other) {
        return place.equals(other.place) && ended == other.ended && Objects.equals(aim, other.aim) && Objects.equals(presentationMinimum, other.presentationMinimum)
                && Objects.equals(presentationGrams, other.presentationGrams) && Objects.equals(minimumLifeDays, other.minimumLifeDays);
    }

    /** Whether it takes the place of one that stands. Of the same instant, either may, as long as it is the same for all. */
    boolean follows(DepartmentPolicy standing) {
        int later = setAt.compareTo(standing.setAt);
        return later > 0 || later == 0 && toString().compareTo(standing.toString()) > 0;
    }
}
