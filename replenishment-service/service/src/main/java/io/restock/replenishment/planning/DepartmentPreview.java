package io.restock.replenishment.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.department.DepartmentPolicy;
import io.restock.replenishment.neighbourhood.Neighbourhood;
import io.restock.replenishment.review.Review;
import io.restock.replenishment.storeitem.Setting;
import io.restock.replenishment.storeitem.StoreItem;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * What another policy of a department would change just now: each of its store-items is looked at as its decider would, with the policy that holds and with the other one. Nothing is written. It is decided by
 * what planning's tables say at one instant, of so many store-items at a time.
 */
@ApplicationScoped
public class DepartmentPreview {
    /** Store-items of the department that one answer looks at: about a second's work. */
    public static final int LOOKED_AT_MOST = 10_000;
    private static final int SOUGHT_AMONG_MOST = 200_000;
    private static final int READ_AT_ONCE = 1_000;
    private static final int AT_ONCE = 2;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Database database;
    private final Catalog catalog;
    private final Planning planning;
    private final BusinessClock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    DepartmentPreview(Database database, Catalog catalog, Planning planning, BusinessClock clock) {
        this.database = database;
        this.catalog = catalog;
        this.planning = planning;
        this.clock = clock;
    }

    /** Order lines that would be placed at once; eaches and grams apart. */
    public record Orders(int lines, long eaches, long grams) {
        private static final Orders NONE = new Orders(0, 0, 0);

        private Orders plus(int units, boolean weighed) {
            return units <= 0 ? this : new Orders(lines + 1, eaches + (weighed ? 0 : units), grams + (weighed ? units : 0));
        }
    }

    /** Store-items by what becomes of their reorder levels. */
    public record Levels(int up, int down, int unchanged) {
        private static final Levels NONE = new Levels(0, 0, 0);

        private Levels plus(int now, int then) {
            return new Levels(up + (then > now ? 1 : 0), down + (then < now ? 1 : 0), unchanged + (then == now ? 1 : 0));
        }
    }

    /**
     * @param unit {@code EACH} or {@code GRAM}, in which all else is counted
     * @param orderNow units that would be ordered just now by what holds, mostly 0
     * @param orderThen the same by the other policy
     */
    public record Difference(String store, String item, String unit, int position, int reorderLevelNow, int reorderLevelThen, int orderNow, int orderThen) {}

    /**
     * @param asOf when planning's tables were read
     * @param eventsWaiting stock events that it had not heard then; null while that is not known
     * @param behindMillis business time by which they may be behind
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Freshness(Instant asOf, @Nullable Long eventsWaiting, long behindMillis) {}

    /**
     * @param storeItems of the department that were looked at; all of them if there is no {@code next}
     * @param unaffected those for which the same holds as before, since something else stands before it
     * @param resting those of which nothing is ordered whatever holds: the store is closed, the item is not in the range, or nobody has said yet what is there
     * @param more that would be ordered now, and are not by what holds
     * @param fewer that would be ordered now by what holds, and not then
     * @param differences the first ones, by store and item
     * @param next what to ask for more {@code after}; absent at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Preview(int storeItems, int unaffected, int resting, Orders more, Orders fewer, Levels reorderLevels, List<Difference> differences, @Nullable String next,
            Freshness freshness) {}

    /**
     * @param then the policy that would hold, or one that has ended
     * @param after the last store-item of the answer before; null for the first
     * @param lookedAt store-items of the department, at most {@link #LOOKED_AT_MOST}
     * @param shown differences, at most
     * @throws ProblemException 503 while the catalog is being read, or others ask the same
     */
    public Preview of(DepartmentPolicy then, @Nullable StoreItemId after, int lookedAt, int shown) {
        if (!planning.knowsCatalog()) {
            throw ProblemException.busy(503, "the catalog is still being read; ask again soon", SOON);
        }
        if (!places.tryAcquire()) {
            throw ProblemException.busy(503, "others are looking at what policies would change; ask again soon", SOON);
        }
        try {
            return database.snapshot(sql -> new Look(sql, then, shown).at(after, lookedAt));
        } finally {
            places.release();
        }
    }

    /** A store-item and whose decider knows it. */
    private record Found(StoreItemId id, int partition) {}

    private final class Look {
        private final Sql sql;
        private final DepartmentPolicy policy;
        private final int shown;
        private final Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        private final Map<Integer, Neighbourhood> neighbourhoods = new HashMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private int storeItems;
        private int unaffected;
        private int resting;
        private Orders more = Orders.NONE;
        private Orders fewer = Orders.NONE;
        private Levels levels = Levels.NONE;

        Look(Sql sql, DepartmentPolicy policy, int shown) {
            this.sql = sql;
            this.policy = policy;
            this.shown = shown;
        }

        Preview at(@Nullable StoreItemId after, int lookedAt) throws SQLException {
            StoreItemId last = after;
            boolean ended = false;
            for (int sought = 0; !ended && storeItems < lookedAt && sought < SOUGHT_AMONG_MOST; sought += READ_AT_ONCE) {
                List<Found> next = next(last);
                ended = next.size() < READ_AT_ONCE;
                var ours = next.stream().filter(found -> catalog.isOf(found.id().item(), policy.place().department())).limit(lookedAt - storeItems).toList();
                look(ours);
                boolean cut = storeItems == lookedAt && !ours.getLast().equals(next.getLast());
                ended &= !cut;
                last = cut ? ours.getLast().id() : next.isEmpty() ? last : next.getLast().id();
            }
            return new Preview(storeItems, unaffected, resting, more, fewer, levels, differences, ended || last == null ? null : last.toString(),
                    new Freshness(now, planning.lag().get(Topics.STOCK_EVENTS.topic()), planning.behind().toMillis()));
        }

        private List<Found> next(@Nullable StoreItemId after) throws SQLException {
            Gln store = policy.place().store();
            return sql.list(
                    "select store, item, partition from replenishment.store_item where (store, item) > (?, ?) and (?::text is null or store = ?) order by store, item limit ?",
                    row -> new Found(StoreItemRow.id(row), row.getInt("partition")), after == null ? store == null ? "" : store : after.store(),
                    after == null ? "" : after.item(), store, store, READ_AT_ONCE);
        }

        private void look(List<Found> found) throws SQLException {
            var partitions = new HashMap<StoreItemId, Integer>();
            found.forEach(each -> partitions.put(each.id(), each.partition()));
            var items = new HashMap<StoreItemId, StoreItem>();
            StoreItemRow.select(sql, List.copyOf(partitions.keySet())).forEach(item -> items.put(item.id(), item));
            for (Found each : found) {
                storeItems++;
                StoreItem item = items.get(each.id());
                if (item != null) {
                    compare(item, each.partition());
                }
            }
        }

        private void compare(StoreItem item, int partition) throws SQLException {
            var neighbourhood = neighbourhood(partition);
            Setting setting = new Settings(catalog, neighbourhood, this::other, now).of(item);
            if (setting == null || setting.ordersNothing() || item.isKnownByItsPastAlone()) {
                resting++;
                return;
            }
            boolean weighed = catalog.isWeighed(item.id().item());
            Setting other = setting.inheriting(neighbourhood.departments().with(policy).of(item.id().store(), policy.place().department(), weighed));
            if (hold(item, setting, other)) {
                unaffected++;
            }
            Review present = Review.of(item.inheriting(now, setting), setting, now);
            Review then = Review.of(item.inheriting(now, other), other, now);
            int ordered = present.outcome().units();
            int orders = then.outcome().units();
            int level = Math.max(0, present.outcome().rule().reorderLevel() - setting.place().covered());
            int otherLevel = Math.max(0, then.outcome().rule().reorderLevel() - setting.place().covered());
            more = more.plus(orders - ordered, weighed);
            fewer = fewer.plus(ordered - orders, weighed);
            levels = levels.plus(level, otherLevel);
            if (differences.size() < shown && (level != otherLevel || ordered != orders)) {
                differences.add(new Difference(item.id().store().digits(), item.id().item().digits(), weighed ? "GRAM" : "EACH", item.position(), level, otherLevel, ordered,
                        orders));
            }
        }

        /** Whether the same holds by both, whoever decided it. */
        private static boolean hold(StoreItem item, Setting setting, Setting other) {
            var present = item.inForce(setting);
            var then = item.inForce(other);
            return present.aim().equals(then.aim()) && present.rule().equals(then.rule()) && present.minimumLifeDays() == then.minimumLifeDays();
        }

        private Neighbourhood neighbourhood(int partition) {
            return neighbourhoods.computeIfAbsent(partition, number -> {
                var neighbourhood = new Neighbourhood(number);
                neighbourhood.begin(sql, now.atOffset(ZoneOffset.UTC).toLocalDate());
                return neighbourhood;
            });
        }

        private StoreItem other(StoreItemId id) throws SQLException {
            return StoreItemRow.select(sql, List.of(id)).stream().findFirst().orElseGet(() -> new StoreItem(id));
        }
    }
}
