package io.restock.ledger.reservation;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.ReservationRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of reservations, and of the stock they are held from. */
public interface ReservationBook {
    /** OPEN while something of it is promised. REFUSED where not all of it was there: then nothing was promised. */
    enum State {
        OPEN, REFUSED, COLLECTED, LAPSED, CANCELLED
    }

    /**
     * One item of a reservation.
     *
     * @param units asked for, 1 and up
     * @param available what nobody had been promised when it was decided
     * @param collected of the units
     */
    record Line(Gtin item, int units, int available, int collected) {
        int open() {
            return units - collected;
        }

        Line collecting(int more) {
            return new Line(item, units, available, collected + more);
        }
    }

    /** A reservation as it stands; its number is unique among those of its store. */
    record Promise(Gln store, String reservation, Instant until, State state, List<Line> lines) {
        boolean isOpen() {
            return state == State.OPEN;
        }
    }

    /** On hand − allocated of each, by all that was taken before. Of what nothing has happened to, none. */
    Map<StoreItemId, Integer> available(List<StoreItemId> items) throws SQLException;

    void decided(ReservationRequest request, Instant at, State state, List<Line> lines) throws SQLException;

    Optional<Promise> find(Gln store, String reservation) throws SQLException;

    /** @param endedAt null while it is open. @param reason of who called it off, else null */
    void now(Promise promise, @Nullable Instant endedAt, @Nullable String reason) throws SQLException;
}
