package io.restock.ledger.despatch;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.ledger.underway.Parts;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of the despatches to each store, and of what it received that was sent to another one. */
public interface DespatchBook {
    /**
     * How far a despatch is, for one store.
     *
     * @param despatchedAt null while only a receipt is known
     * @param arrivedAt of the latest receipt, or null
     * @param completedBy identity of the receipt that said that nothing more will come, or null
     * @param belongsTo the store to which it was sent, if this one received it all the same; else null
     * @param homeAt when its center called it off, or null
     * @param redirectedTo the store to which it was redirected from this one, or null
     */
    record Standing(@Nullable Gln dc, @Nullable Instant despatchedAt, @Nullable Instant arrivedAt, @Nullable String completedBy, @Nullable Gln belongsTo,
            @Nullable Instant homeAt, @Nullable Gln redirectedTo) {
        static final Standing UNHEARD_OF = new Standing(null, null, null, null, null, null, null);

        boolean complete() {
            return completedBy != null;
        }
    }

    /**
     * One line as it was advised; or goods that nobody advised, of which nothing was sent.
     *
     * @param number its place, from 1
     * @param home of what is called off, units that go home to their center
     */
    record Line(int number, Gtin item, @Nullable String orderLine, Parts parts, long home) {
        Line with(Parts now) {
            return new Line(number, item, orderLine, now, home);
        }

        /** @param units more that go home, or fewer below 0 */
        Line goingHome(long units) {
            return new Line(number, item, orderLine, parts, home + units);
        }
    }

    Optional<Standing> standing(Gln store, Sscc despatch) throws SQLException;

    /** In their order. */
    List<Line> lines(Gln store, Sscc despatch) throws SQLException;

    /** @param closedAt null while something of it is in transit */
    void now(Gln store, Sscc despatch, Standing standing, Collection<Line> lines, @Nullable Instant closedAt) throws SQLException;

    /** The store, other than this one, to which it is under way, or was until its center called it off. */
    Optional<Gln> underWayTo(Sscc despatch, Gln notThis) throws SQLException;
}
