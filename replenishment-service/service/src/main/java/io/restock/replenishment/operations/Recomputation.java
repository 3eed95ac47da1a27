package io.restock.replenishment.operations;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.operations.Verification.Check;
import io.restock.contracts.orders.Constraints;
import io.restock.contracts.orders.Wanted;
import io.restock.engine.Demand;
import io.restock.engine.ReorderLevel;
import io.restock.engine.aim.Protection;
import io.restock.replenishment.review.Published;
import io.restock.sql.Offenders;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Decides every line again from the inputs that are stored with it. What a center sent in place of another item nobody decided here. */
final class Recomputation {
    private static final double HOURS_PER_DAY = 24;

    private Recomputation() {}

    static Check check(Sql sql) throws SQLException {
        var offenders = new Offenders();
        long[] counted = {0};
        sql.each("select * from replenishment.order_line where in_place_of is null", line -> {
            counted[0]++;
            if (!explainsItself(line)) {
                offenders.add(line.getString("id"));
            }
        });
        return offenders.check("every line explains itself: its inputs give its reorder level and its packs", counted[0]);
    }

    private static boolean explainsItself(ResultSet line) throws SQLException {
        var bound = Constraints.of(line.getString("bound"));
        int pack = line.getInt("case_pack");
        var whole = new Demand(line.getDouble("mean_demand"), line.getDouble("variance"));
        var policy = Published.policy(bound);
        int computed = policy.reorderLevel().isPresent() ? 0 : level(line, whole, pack);
        var again = policy.around(computed, pack, line.getInt("position"), line.getInt("outdating"));
        return again.rule().reorderLevel() == line.getInt("reorder_level") && again.packs() == line.getInt("packs")
                && again.units() == line.getInt("units") && Published.constraints(again).equals(bound);
    }

    /** Lines of the first days do not name their aim: it was a service level. */
    private static int level(ResultSet line, Demand whole, int pack) throws SQLException {
        String wanted = line.getString("aim");
        if (wanted == null) {
            return ReorderLevel.of(whole, pack, line.getDouble("service_level"));
        }
        var lead = new Demand(line.getDouble("lead_time_mean"), line.getDouble("lead_time_variance"));
        var protection = new Protection(lead, whole, line.getDouble("protection_hours") / HOURS_PER_DAY);
        return Math.max(0, Published.aim(requireNonNull(Wanted.of(wanted))).reorderLevel(protection, pack) - line.getInt("too_late"));
    }
}
