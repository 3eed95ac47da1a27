package io.restock.replenishment.department;

import io.restock.engine.aim.ServiceAim;
import io.restock.engine.aim.ServiceAim.Filled;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.engine.aim.ServiceAim.Paying;
import io.restock.replenishment.department.DepartmentPolicies.Standing;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every change of a department's policy as a row, for each decider that was to hear of it. The last change of a place is what holds there. */
public final class DepartmentPolicyRows {
    private static final String FIELDS = "department, store, change, set_at, author, service_level, fill_rate, unit_margin, holding_cost, presentation_minimum, presentation_grams,"
            + " minimum_life_days, ended";

    private DepartmentPolicyRows() {}

    /** What a partition's decider knows to hold. */
    public static DepartmentPolicies load(Sql sql, int partition) throws SQLException {
        return new DepartmentPolicies(sql.list("select distinct on (department, store) " + FIELDS
                + " from replenishment.department_policy where partition = ? order by department, store, change desc", DepartmentPolicyRows::standing, partition)
                .stream().filter(each -> !each.policy().ended()).collect(Collectors.toMap(each -> each.policy().place(), each -> each)));
    }

    /**
     * Writes a change down, and that the department's store-items are to be looked at.
     *
     * @return whether it changes anything: what holds already, and what came before it, does not
     */
    public static boolean put(Sql sql, int partition, DepartmentPolicy policy, @Nullable String author) throws SQLException {
        var last = last(sql, partition, policy.place());
        if (last.isEmpty() ? policy.ended() : !policy.follows(last.get().policy()) || policy.saysTheSameAs(last.get().policy())) {
            return false;
        }
        int change = last.map(Standing::change).orElse(0) + 1;
        ServiceAim aim = policy.aim();
        sql.execute("insert into replenishment.department_policy (partition, " + FIELDS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                partition, policy.place().department(), policy.place().storeText(), change, policy.setAt(), author,
                aim instanceof InStock(double share) ? share : null, aim instanceof Filled(double share) ? share : null,
                aim instanceof Paying(double margin, _) ? margin : null, aim instanceof Paying(_, double holding) ? holding : null,
                policy.presentationMinimum(), policy.presentationGrams(), policy.minimumLifeDays(), policy.ended());
        DepartmentRound.begin(sql, partition, policy.place(), change);
        return true;
    }

    private static Optional<Standing> last(Sql sql, int partition, Place place) throws SQLException {
        return sql.first("select " + FIELDS + " from replenishment.department_policy where partition = ? and department = ? and store = ? order by change desc limit 1",
                DepartmentPolicyRows::standing, partition, place.department(), place.storeText());
    }

    /** A change as a partition's decider has heard of it. */
    public record Change(int partition, Place place, int number) {}

    /** The aims that there were, by the changes that set them. */
    public static Map<Change, ServiceAim> aims(Sql sql) throws SQLException {
        var aims = new HashMap<Change, ServiceAim>();
        sql.each("select partition, " + FIELDS + " from replenishment.department_policy", row -> {
            DepartmentPolicy policy = policy(row);
            ServiceAim aim = policy.aim();
            if (aim != null) {
                aims.put(new Change(row.getInt("partition"), policy.place(), row.getInt("change")), aim);
            }
        });
        return aims;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(policy(row), row.getInt("change"));
    }

    private static DepartmentPolicy policy(ResultSet row) throws SQLException {
        return new DepartmentPolicy(Place.of(row.getString("department"), row.getString("store")), Sql.instant(row, "set_at"),
                ServiceAim.of(row.getObject("service_level", Double.class), row.getObject("fill_rate", Double.class), row.getObject("unit_margin", Double.class),
                        row.getObject("holding_cost", Double.class)),
                row.getObject("presentation_minimum", Integer.class), row.getObject("presentation_grams", Integer.class), row.getObject("minimum_life_days", Integer.class),
                row.getBoolean("ended"));
    }

    /** A policy as people ask for it. @param author as a record carries it, or null @param looking whether store-items are still to be looked at because of it */
    public record Known(DepartmentPolicy policy, @Nullable String author, boolean looking) {}

    private static final String KNOWN = "select * from (select distinct on (department, store) " + FIELDS + """
            , exists (select from replenishment.department_round open where open.department = known.department and open.store = known.store) as looking
            from replenishment.department_policy known where %s order by department, store, set_at desc, change desc) newest where not ended order by department, store limit ?""";

    /** What holds at a place, as the first decider that has heard of it knows it. */
    public static Optional<Known> known(Sql sql, Place place) throws SQLException {
        return sql.first(KNOWN.formatted("department = ? and store = ?"), DepartmentPolicyRows::known, place.department(), place.storeText(), 1);
    }

    /**
     * What holds, by department and store, the chain's first.
     *
     * @param after the last of the page before; null for the first page
     * @param stores whose policies are asked for beside the chain's; null for all
     */
    public static List<Known> page(Sql sql, @Nullable Place after, @Nullable List<String> stores, int limit) throws SQLException {
        return sql.list(KNOWN.formatted("(department, store) > (?, ?) and (?::text[] is null or store = '' or store = any (?::text[]))"), DepartmentPolicyRows::known,
                after == null ? "" : after.department(), after == null ? "" : after.storeText(), stores, stores, limit);
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(policy(row), row.getString("author"), row.getBoolean("looking"));
    }
}
