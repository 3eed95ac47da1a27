package io.restock.replenishment.operations;

import io.restock.contracts.operations.Verification.Check;
import io.restock.replenishment.audit.PlanningAudit;
import io.restock.replenishment.planning.Planning;
import io.restock.sql.Database;
import io.restock.sql.Invariant;
import io.restock.sql.LongWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The invariants of replenishment, checked on one snapshot of all rows. */
@ApplicationScoped
class Checks {
    private static final List<Invariant> ALL = List.of(
            Invariant.none("on order of every store-item equals the open units of its lines",
                    "select count(*) from replenishment.store_item",
                    """
                    select coalesce(i.store, l.store) || '|' || coalesce(i.item, l.item) from replenishment.store_item i full join
                      (select store, item, sum(open_units) as open from replenishment.order_line group by store, item) l
                        on l.store = i.store and l.item = i.item
                    where coalesce(i.on_order, 0) <> coalesce(l.open, 0)"""),
            Invariant.none("of every item, what is ordered less cancelled less closed is on order",
                    "select count(*) from replenishment.order_line",
                    """
                    select item from (select item, sum(units - cancelled - closed) as open from replenishment.order_line group by item) l
                      full join (select item, sum(on_order) as open from replenishment.store_item group by item) i using (item)
                    where coalesce(l.open, 0) <> coalesce(i.open, 0)"""),
            Invariant.none("positions of the order journal are dense",
                    "select count(*) from replenishment.journal",
                    """
                    select 'partition ' || coalesce(h.partition, j.partition) from replenishment.journal_head h full join
                      (select partition, count(*) as events, min(position) as first, max(position) as last
                       from replenishment.journal group by partition) j on j.partition = h.partition
                    where coalesce(h.next_position, 0) <> coalesce(j.last, 0) + 1
                       or coalesce(j.events, 0) <> coalesce(j.last, 0) or coalesce(j.first, 1) <> 1"""),
            Invariant.none("no event has caused two decisions for its store-item",
                    "select count(*) from replenishment.order_line",
                    """
                    select store || '|' || item || ' ' || trigger_event from replenishment.order_line where in_place_of is null
                    group by store, item, trigger_event having count(*) > 1"""),
            Invariant.none("lines of an order are numbered without gaps",
                    "select count(*) from replenishment.replenishment_order",
                    """
                    select coalesce(o.id, l.order_id) from replenishment.replenishment_order o full join
                      (select order_id, count(*) as lines, max(line) as last from replenishment.order_line group by order_id) l
                        on l.order_id = o.id
                    where o.lines is distinct from l.lines or o.lines is distinct from l.last"""),
            Invariant.none("a position below the reorder level without an order has its need written down",
                    "select count(*) from replenishment.store_item",
                    """
                    select store || '|' || item from replenishment.store_item
                    where greatest(on_hand, -greatest(in_transit, 0)) + on_order + transferred - allocated < reorder_level and need is null
                      and shelf_capacity = 0"""),
            Invariant.none("every open question to a store is one that planning waits for",
                    "select count(*) from replenishment.question",
                    """
                    select coalesce(i.store || '|' || i.item, q.store || '|' || q.item)
                    from (select store, item, asked_at from replenishment.store_item where asked_at is not null) i full join
                      (select store, item, asked_at from replenishment.question where answered_at is null) q using (store, item)
                    where i.asked_at is distinct from q.asked_at"""),
            Invariant.none("changes of departments' policies are numbered without gaps, and only the last one may still go round",
                    "select count(*) from replenishment.department_policy",
                    """
                    select coalesce(p.partition, r.partition) || ' ' || coalesce(p.department, r.department) || coalesce(' ' || nullif(coalesce(p.store, r.store), ''), '')
                    from (select partition, department, store, count(*) as changes, max(change) as last, min(change) as first from replenishment.department_policy
                          group by partition, department, store) p full join replenishment.department_round r using (partition, department, store)
                    where p.changes is distinct from p.last or p.first is distinct from 1 or r.change <> p.last"""),
            Invariant.none("every record could be read and applied",
                    "select count(*) from replenishment.cursor",
                    "select topic || ' ' || partition || '/' || kafka_offset from replenishment.quarantine where ended is null"),
            PlanningAudit.TRAIL.whole());

    @Inject
    Database database;
    @Inject
    Planning planning;

    List<Check> run() {
        List<Check> checks = database.snapshot(sql -> {
            try (var _ = LongWork.on(sql.connection())) {
                var found = Invariant.check(sql, ALL);
                found.add(JournalFold.check(sql));
                found.add(Recomputation.check(sql));
                found.add(DepartmentAims.check(sql));
                return found;
            }
        });
        planning.catalogCheck().ifPresent(checks::add);
        return checks;
    }
}
