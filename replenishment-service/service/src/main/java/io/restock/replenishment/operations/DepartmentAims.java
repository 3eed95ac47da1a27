package io.restock.replenishment.operations;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.operations.Verification.Check;
import io.restock.contracts.orders.AimFrom;
import io.restock.contracts.orders.Wanted;
import io.restock.engine.aim.ServiceAim;
import io.restock.replenishment.department.DepartmentPolicyRows;
import io.restock.replenishment.department.DepartmentPolicyRows.Change;
import io.restock.replenishment.department.Place;
import io.restock.replenishment.review.Published;

import io.restock.sql.Offenders;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Lays the aim of each line that came from a department beside the change of the department's policy that it names. */
final class DepartmentAims {
    private DepartmentAims() {}

    static Check check(Sql sql) throws SQLException {
        Map<Change, ServiceAim> aims = DepartmentPolicyRows.aims(sql);
        var offenders = new Offenders();
        long[] counted = {0};
        sql.each("select id, partition, store, aim, aim_from from replenishment.order_line where aim_from like 'DEPARTMENT%'", line -> {
            counted[0]++;
            if (!isAsSet(line, aims)) {
                offenders.add(line.getString("id"));
            }
        });
        return offenders.check("every line whose aim is its department's has the aim that people set", counted[0]);
    }

    private static boolean isAsSet(ResultSet line, Map<Change, ServiceAim> aims) throws SQLException {
        AimFrom from = AimFrom.of(line.getString("aim_from"));
        String wanted = line.getString("aim");
        if (from == null || wanted == null) {
            return false;
        }
        Gln store = from.kind() == AimFrom.Kind.DEPARTMENT_AT_STORE ? new Gln(line.getString("store")) : null;
        ServiceAim set = aims.get(new Change(line.getInt("partition"), new Place(requireNonNull(from.department()), store), requireNonNull(from.change())));
        return set != null && set.equals(Published.aim(requireNonNull(Wanted.of(wanted))));
    }
}
