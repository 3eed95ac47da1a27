package io.restock.replenishment.planning;

import io.restock.contracts.StoreItemId;
import io.restock.replenishment.department.DepartmentRound;
import io.restock.replenishment.department.Place;
import io.restock.replenishment.request.PlanningRequest.DepartmentReviewAsked;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Asks for looks at a department's store-items when its policy has changed, some at a time, so that a million of them are neither one transaction nor in the way of sales. The next ones are asked for once the
 * decider has come so far. Asking twice does no harm.
 */
@ApplicationScoped
public class DepartmentRounds extends Round {
    /** Store-items of the department that one transaction looks at. */
    private static final int LOOKED_AT = 2_000;
    /** Of all store-items, those among which they are looked for at once. */
    private static final int SOUGHT_AMONG = 20_000;
    /** Rounds that go on at once, over all partitions. */
    private static final int AT_ONCE = 64;

    @Inject
    Planning planning;
    /** How far each round was when its next step was asked for. */
    private final Map<Key, DepartmentRound> asked = new HashMap<>();

    private record Key(int partition, Place place) {}

    @Override
    String name() {
        return "rounds of departments";
    }

    @Override
    void look() throws SQLException {
        if (!turn.isOurs()) {
            asked.clear(); // another one asks
            return;
        }
        if (!planning.knowsCatalog()) {
            return;
        }
        List<DepartmentRound> open = database.read(sql -> DepartmentRound.open(sql, AT_ONCE));
        asked.values().retainAll(open);
        for (DepartmentRound round : open) {
            if (asked.containsKey(new Key(round.partition(), round.place()))) {
                continue;
            }
            String department = round.place().department();
            Optional<StoreItemId> until = database.read(sql -> until(sql, round, id -> catalog.isOf(id.item(), department), SOUGHT_AMONG, LOOKED_AT));
            requests.sendTo(round.partition(), new DepartmentReviewAsked(department, round.place().store(), round.change(), round.after(), until.orElse(null), clock.instant()));
            asked.put(new Key(round.partition(), round.place()), round);
        }
    }

    /**
     * How far the next step of a round goes; nothing for to its end.
     *
     * @param isOf whether a store-item is the department's
     */
    static Optional<StoreItemId> until(Sql sql, DepartmentRound round, Predicate<StoreItemId> isOf, int soughtAmong, int lookedAt) throws SQLException {
        List<StoreItemId> next = StoreItemRow.between(sql, round.partition(), round.place().store(), round.after(), null, soughtAmong);
        int found = 0;
        for (StoreItemId id : next) {
            if (isOf.test(id) && ++found == lookedAt) {
                return id.equals(next.getLast()) && next.size() < soughtAmong ? Optional.empty() : Optional.of(id);
            }
        }
        return next.size() < soughtAmong ? Optional.empty() : Optional.of(next.getLast());
    }
}
