package io.restock.replenishment.operations;

import io.restock.border.http.ProblemException;
import io.restock.border.kafka.ClusterView;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.operations.Operations;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Topics;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.planning.Planning;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was done, from tables and offsets, so that the numbers survive every restart. Eaches and grams are summed apart, by what the catalog says
 * of an item.
 */
@ApplicationScoped
class PlanningOperations implements Operations {
    private static final String SERVICE = "replenishment";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String COUNTS = """
            with weighed as (select gtin collate "C" as item from unnest(?::text[]) as listed (gtin)),
                 on_order as (select coalesce(sum(on_order) filter (where weighed.item is null), 0) as eaches,
                                     coalesce(sum(on_order) filter (where weighed.item is not null), 0) as grams
                              from replenishment.store_item left join weighed using (item))
            select (select coalesce(sum(source_position), 0) from replenishment.cursor where topic = 'inventory.stock-events') as "eventsTaken",
                   count(*) as "linesPlaced",
                   count(*) filter (where open_units > 0) as "linesOpen",
                   count(*) filter (where status = 'RECEIVED') as "linesReceived",
                   count(*) filter (where status = 'CANCELLED') as "linesCancelled",
                   count(*) filter (where outcome = 'KEPT') as "linesReceivedInTime",
                   count(*) filter (where outcome = 'LATE') as "linesReceivedLate",
                   coalesce(sum(units) filter (where weighed.item is null), 0) as "eachesOrdered",
                   coalesce(sum(cancelled) filter (where weighed.item is null), 0) as "eachesCancelled",
                   (select eaches from on_order) as "eachesOnOrder",
                   coalesce(sum(closed) filter (where weighed.item is null), 0) as "eachesClosed",
                   coalesce(sum(units) filter (where weighed.item is not null), 0) as "gramsOrdered",
                   coalesce(sum(cancelled) filter (where weighed.item is not null), 0) as "gramsCancelled",
                   (select grams from on_order) as "gramsOnOrder",
                   coalesce(sum(closed) filter (where weighed.item is not null), 0) as "gramsClosed",
                   (select coalesce(sum(next_position - 1), 0) from replenishment.journal_head) as "orderEvents",
                   (select count(*) from replenishment.store_item) as "storeItems",
                   (select count(*) from replenishment.quarantine where ended is null) as "putAside"
            from replenishment.order_line left join weighed using (item)""";

    @Inject
    Database database;
    @Inject
    Checks checks;
    @Inject
    Catalog catalog;
    @Inject
    Planning planning;
    @Inject
    BusinessClock clock;
    @Inject
    KafkaConnection kafka;
    private @Nullable Admin admin;

    /** @throws ProblemException 503 until the catalog is read: it says which sums are of grams */
    @Override
    public Account account() {
        if (!planning.knowsCatalog()) {
            throw ProblemException.busy(503, "the catalog is still being read; ask again soon", Duration.ofSeconds(1));
        }
        Map<String, Long> counts = database.read(sql -> sql.first(COUNTS, Sql::counts, catalog.weighed())).orElseThrow();
        counts.put("orderEventsOnTopic", recordsOn(Topics.ORDERS));
        return new Account(SERVICE, clock.instant(), counts, planning.lag());
    }

    @Override
    public Verification verification() {
        return new Verification(SERVICE, checks.run());
    }

    private long recordsOn(Topics topic) {
        return new ClusterView(admin(), PATIENCE).ranges(topic).values().stream().mapToLong(ClusterView.Range::records).sum();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = kafka.admin(Map.of());
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
        }
    }
}
