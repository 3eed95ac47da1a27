package io.restock.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.StoreItemId;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.restock.dashboard.services.ServiceClient;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The end of an item's history. The ledger tells it from the beginning, by sequence numbers without a gap; so its end is found by doubling
 * steps and then halving them, 2·log₂(n) questions of one row each, and remembered: the next time it takes one question.
 */
@Singleton
class LedgerTail {
    private static final int ROWS = 100;
    private static final int REMEMBERED = 1_000;

    private final ServiceClient services;
    private final Map<StoreItemId, Long> ends = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StoreItemId, Long> eldest) {
            return size() > REMEMBERED;
        }
    });

    LedgerTail(ServiceClient services) {
        this.services = services;
    }

    /** The last events, latest first, at most 100. */
    List<JsonNode> of(StoreItemId id) throws ServiceAway {
        return of(id, (sequence, limit) -> ask(id, sequence, limit));
    }

    List<JsonNode> of(StoreItemId id, Pages pages) throws ServiceAway {
        long known = ends.getOrDefault(id, -1L);
        var rows = pages.after(Math.max(-1, known - ROWS), 2 * ROWS);
        if (rows.size() == 2 * ROWS) {
            rows = pages.after(end(known + ROWS, pages) - ROWS, 2 * ROWS);
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        ends.put(id, rows.getLast().path("sequence").asLong());
        return rows.subList(Math.max(0, rows.size() - ROWS), rows.size()).reversed();
    }

    /** @param known a sequence number that exists, or the one before the first */
    private static long end(long known, Pages pages) throws ServiceAway {
        long end = known;
        long step = ROWS;
        while (exists(end + step, pages)) {
            end += step;
            step *= 2;
        }
        while (step > 1) {
            step = Math.ceilDiv(step, 2);
            if (exists(end + step, pages)) {
                end += step;
            }
        }
        return end;
    }

    private static boolean exists(long sequence, Pages pages) throws ServiceAway {
        return !pages.after(sequence - 1, 1).isEmpty();
    }

    private List<JsonNode> ask(StoreItemId id, long sequence, int limit) throws ServiceAway {
        var answer = services.get(Service.LEDGER, "/v1/stores/" + id.store() + "/stock/" + id.item() + "/events"
                + Query.of("after", "" + sequence, "limit", "" + limit));
        var rows = new ArrayList<JsonNode>();
        answer.path("events").forEach(rows::add);
        return rows;
    }

    /** The ledger's forward pages: events after a sequence number, oldest first. */
    interface Pages {
        List<JsonNode> after(long sequence, int limit) throws ServiceAway;
    }
}
