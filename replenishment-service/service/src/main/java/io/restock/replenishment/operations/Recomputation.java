package io.restock.replenishment.operations;

import io.restock.contracts.operations.Verification.Check;
import io.restock.engine.Demand;
import io.restock.engine.ReorderLevel;
import io.restock.engine.ReorderPolicy;
import io.restock.engine.aim.Protection;
import io.restock.replenishment.planning.Wanted;
import io.restock.sql.Offenders;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;

/** Decides every line again from the inputs that are stored with it. */
final class Recomputation {
    private static final double HOURS_PER_DAY = 24;

    private Recomputation() {}

    static Check check(Sql sql) throws SQLException {
        var offenders = new Offenders();
        long[] counted = {0};
        sql.each("select * from replenishment.order_line", line -> {
            counted[0]++;
            if (!explainsItself(line)) {
                offenders.add(line.getString("id"));
            }
        });
        return offenders.check("every line explains itself: its inputs give its reorder level and its packs", counted[0]);
    }

    /** Lines of the first days do not tell their aim: it was a service level. */
    private static boolean explainsItself(ResultSet line) throws SQLException {
        String bound = line.getString("bound") == null ? "" : line.getString("bound");
        int fixed = units(bound, "REORDER_LEVEL");
        var policy = new ReorderPolicy(ReorderPolicy.STANDARD.serviceLevel(), fixed < 0 ? OptionalInt.empty() : OptionalInt.of(fixed),
                Math.max(0, units(bound, "PRESENTATION_MINIMUM")), Math.max(0, units(bound, "SHELF_CAPACITY")));
        int pack = line.getInt("case_pack");
        var whole = new Demand(line.getDouble("mean_demand"), line.getDouble("variance"));
        var again = policy.around(fixed < 0 ? level(line, whole, pack) : 0, pack, line.getInt("position"), line.getInt("outdating"));
        return again.rule().reorderLevel() == line.getInt("reorder_level") && again.packs() == line.getInt("packs")
                && again.units() == line.getInt("units") && String.join("; ", again.bound()).equals(bound);
    }

    private static int level(ResultSet line, Demand whole, int pack) throws SQLException {
        String wanted = line.getString("aim");
        if (wanted == null) {
            return ReorderLevel.of(whole, pack, line.getDouble("service_level"));
        }
        var lead = new Demand(line.getDouble("lead_time_mean"), line.getDouble("lead_time_variance"));
        int level = Wanted.read(wanted).reorderLevel(new Protection(lead, whole, line.getDouble("protection_hours") / HOURS_PER_DAY), pack);
        return Math.max(0, level - line.getInt("too_late"));
    }

    /** The units of a constraint written {@code NAME=units}, or -1 if it did not bind. */
    private static int units(String bound, String name) {
        for (String constraint : bound.split("; ")) {
            if (constraint.startsWith(name + "=")) {
                return Integer.parseInt(constraint.substring(name.length() + 1));
            }
        }
        return -1;
    }
}
