package io.restock.replenishment.view;

import io.quarkus.panache.common.Parameters;
import io.restock.border.access.Sight;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Limits;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which orders are asked for, checked. Conditions are about lines; an order is answered if one of its lines fits them all. */
final class OrderFilter {
    private static final List<String> SORTS = List.of("order", "due");
    private static final List<String> STATUSES = List.of("CANCELLED", "DESPATCHED", "MISSING", "OPEN", "PLACED", "RECEIVED");

    private final List<String> conditions = new ArrayList<>();
    private final Parameters parameters = new Parameters();
    private final int limit;
    private final boolean dueFirst;
    private String beyond = "";

    private OrderFilter(int limit, boolean dueFirst) {
        this.limit = limit;
        this.dueFirst = dueFirst;
    }

    /** An order that fits, and when the first of its lines that fit is due. */
    record Found(String order, Instant due) {
        private static Found parse(String text) {
            int end = text.indexOf('/');
            return new Found(text.substring(end + 1), Instant.parse(text.substring(0, Math.max(0, end))));
        }
    }

    /**
     * @param status of a line; {@code OPEN} means {@code PLACED} or {@code DESPATCHED}
     * @param dueBefore open lines due before this instant
     * @param sort {@code order}, or {@code due} for those whose lines are due first
     * @param after what the page before named as next
     * @param sight of the one who asks
     * @throws ProblemException 422 that names each parameter that is wrong
     */
    static OrderFilter of(@Nullable String store, @Nullable String dc, @Nullable String status, @Nullable String dueBefore, String sort, int limit, @Nullable String after,
            Sight sight) {
        var filter = new OrderFilter(limit, "due".equals(sort));
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE_OF_WHOLES);
        checking.require(SORTS.contains(sort), "sort", "must be order or due, was " + sort);
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
        filter.after(after, checking);
        if (!sight.isOfAll()) {
            filter.where("(store in :stores or dc in :dcs)", "stores", sight.stores().named());
            filter.parameters.and("dcs", sight.dcs().named());
        }
        checking.mustHold();
        return filter;
    }

    /** The first orders that fit, as they were to be sorted. */
    List<Found> found() {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return OrderLineEntity.find("select orderId, min(dueAt) from OrderLineEntity" + where + " group by orderId" + beyond + " order by "
                + (dueFirst ? "min(dueAt), orderId" : "orderId"), parameters).page(0, limit).project(Found.class).list();
    }

    /** What the next page begins {@code after}, or null if this was the last. */
    @Nullable
    String next(List<Found> page) {
        if (page.size() < limit) {
            return null;
        }
        var last = page.getLast();
        return dueFirst ? last.due() + "/" + last.order() : last.order();
    }

    private void after(@Nullable String text, Checking checking) {
        if (text == null) {
            return;
        }
        if (!dueFirst) {
            where("orderId > :after", "after", text);
            return;
        }
        try {
            var last = Found.parse(text);
            parameters.and("due", last.due()).and("after", last.order());
            beyond = " having min(dueAt) > :due or min(dueAt) = :due and orderId > :after";
        } catch (DateTimeParseException e) {
            checking.wrong("after", "must be what the page before named as next, was " + text);
        }
    }

    private void equal(String field, @Nullable Object value) {
        if (value != null) {
            where(field + " = :" + field, field, value.toString());
        }
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.and(name, value);
    }
}
