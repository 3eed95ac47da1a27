package io.restock.replenishment.view;

import io.quarkus.panache.common.Parameters;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which orders are asked for, checked. Conditions are about lines; an order is told if one of its lines fits them all. */
final class OrderFilter {
    private static final List<String> STATUSES = List.of("CANCELLED", "DESPATCHED", "OPEN", "PLACED", "RECEIVED");

    private final List<String> conditions = new ArrayList<>();
    private final Parameters parameters = new Parameters();
    private final int limit;

    private OrderFilter(int limit) {
        this.limit = limit;
    }

    /**
     * @param status of a line; {@code OPEN} means {@code PLACED} or {@code DESPATCHED}
     * @param dueBefore open lines due before this instant
     * @param allowed stores that the caller may see, empty for all
     * @throws ProblemException 422 that names each parameter that is wrong
     */
    static OrderFilter of(String store, String dc, String status, String dueBefore, int limit, String after, Set<String> allowed) {
        var filter = new OrderFilter(limit);
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE_OF_WHOLES);
        filter.equal("store", checking.optionalGln("store", store));
        filter.equal("dc", checking.optionalGln("dc", dc));
        checking.require(status == null || STATUSES.contains(status), "status", "must be one of " + STATUSES + ", was " + status);
        if ("OPEN".equals(status)) {
            filter.conditions.add("openUnits > 0");
        } else {
            filter.equal("status", status);
        }
        Instant due = checking.instant("dueBefore", dueBefore);
        if (due != null) {
            filter.where("openUnits > 0 and dueAt < :dueBefore", "dueBefore", due);
        }
        if (after != null) {
            filter.where("orderId > :after", "after", after);
        }
        if (!allowed.isEmpty()) {
            filter.where("store in :allowed", "allowed", allowed);
        }
        checking.mustHold();
        return filter;
    }

    /** Ids of the first orders that fit, ascending. */
    List<String> orderIds() {
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        return OrderLineEntity.find("select distinct orderId from OrderLineEntity " + where + " order by orderId", parameters)
                .page(0, limit).project(String.class).list();
    }

    private void equal(String field, Object value) {
        if (value != null) {
            where(field + " = :" + field, field, value.toString());
        }
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.and(name, value);
    }
}
