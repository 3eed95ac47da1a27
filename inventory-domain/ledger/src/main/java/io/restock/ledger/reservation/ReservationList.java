package io.restock.ledger.reservation;

import io.restock.contracts.Gln;
import io.restock.ledger.reservation.ReservationBook.State;
import io.restock.ledger.reservation.ReservationView.Line;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads reservations. */
@ApplicationScoped
public class ReservationList {
    private static final String FOUND = "select * from ledger.reservation where store = ? ";

    @Inject
    Database database;

    public Optional<ReservationView> find(Gln store, String id) {
        return list(store, FOUND + "and reservation = ?", store.digits(), id).stream().findFirst();
    }

    /** The one that was made last first. @param state null for all. @param after the last one of the page before, or null */
    List<ReservationView> page(Gln store, @Nullable State state, @Nullable String after, int limit) {
        return list(store, FOUND + """
                and state = coalesce(?::text, state) and (?::text is null or (reserved_at, reservation) < (
                    select reserved_at, reservation from ledger.reservation a where a.store = ? and a.reservation = ?))
                order by reserved_at desc, reservation desc limit ?""", store.digits(), state == null ? null : state.name(), after, store.digits(), after, limit);
    }

    private List<ReservationView> list(Gln store, String statement, @Nullable Object... values) {
        return database.read(sql -> {
            Map<String, ReservationView> byId = new LinkedHashMap<>();
            sql.each(statement, row -> {
                ReservationView view = view(row);
                byId.put(view.id(), view);
            }, values);
            sql.each("""
                    select *, case when (select state from ledger.reservation r where (r.store, r.reservation) = (l.store, l.reservation)) = 'OPEN' then units - collected
                        else 0 end as open
                    from ledger.reservation_line l where store = ? and reservation = any(?) order by item""",
                    row -> Objects.requireNonNull(byId.get(row.getString("reservation"))).lines().add(new Line(row.getString("item"), row.getInt("units"),
                            row.getInt("available"), row.getInt("collected"), row.getInt("open"))),
                    store.digits(), byId.keySet());
            return List.copyOf(byId.values());
        });
    }

    private static ReservationView view(ResultSet row) throws SQLException {
        return new ReservationView(row.getString("reservation"), row.getString("store"), row.getString("reference"), Sql.instant(row, "reserved_at"),
                Sql.instant(row, "until"), State.valueOf(row.getString("state")), Sql.instantOrNull(row, "ended_at"), row.getString("reason"), new ArrayList<>());
    }
}
