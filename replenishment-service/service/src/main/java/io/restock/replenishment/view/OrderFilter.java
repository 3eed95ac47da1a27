package io.restock.replenishment.view;

import io.quarkus.panache.common.Parameters;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which orders are asked for, checked. Conditions are about lines; an order is told if one of its lines fits them all. */
final class OrderFilter {
    private static final int LIMIT = 500;
    private static final Set<String> STATUSES = Set.of("OPEN", "PLACED", "DESPATCHED", "RECEIVED", "CANCELLED");

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
        var errors = new ArrayList<String>();
        if (limit < 1 || limit > LIMIT) {
            errors.add("limit must be between 1 and " + LIMIT + ", was " + limit);
        }
        filter.location("store", store, errors);
        filter.location("dc", dc, errors);
        if (status != null && !STATUSES.contains(status)) {
            errors.add("status must be one of " + STATUSES.stream().sorted().collect(Collectors.joining(", ")) + ", was " + status);
        } else if ("OPEN".equals(status)) {
            filter.conditions.add("openUnits > 0");
        } else {
            filter.equal("status", status);
        }
        filter.dueBefore(dueBefore, errors);
        if (after != null) {
            filter.where("orderId > :after", "after", after);
        }
        if (!allowed.isEmpty()) {
            filter.where("store in :allowed", "allowed", allowed);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return filter;
    }

    /** Ids of the first orders that fit, ascending. */
    List<String> orderIds() {
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
        return OrderLineEntity.find("select distinct orderId from OrderLineEntity " + where + " order by orderId", parameters)
                .page(0, limit).project(String.class).list();
    }

    private void location(String field, String gln, List<String> errors) {
        try {
            equal(field, gln == null ? null : new Gln(gln).digits());
        } catch (IllegalArgumentException e) {
            errors.add(field + " " + e.getMessage());
        }
    }

    private void dueBefore(String text, List<String> errors) {
        if (text == null) {
            return;
        }
        try {
            Instant instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            where("openUnits > 0 and dueAt < :dueBefore", "dueBefore", instant);
        } catch (DateTimeParseException e) {
            errors.add("dueBefore must be a time with offset such as 2026-03-02T18:00:00Z, was " + text);
        }
    }

    private void equal(String field, Object value) {
        if (value != null) {
            where(field + " = :" + field, field, value);
        }
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.and(name, value);
    }
}
