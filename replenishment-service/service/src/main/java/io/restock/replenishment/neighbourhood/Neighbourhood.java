package io.restock.replenishment.neighbourhood;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.engine.DemandState;
import io.restock.engine.TaylorsLaw;
import io.restock.engine.WeekdayIndex;
import io.restock.engine.newcomer.CategoryLevels;
import io.restock.engine.promotion.Promotion;
import io.restock.engine.promotion.Uplifts;
import io.restock.replenishment.department.DepartmentPolicies;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the store-items of a partition have in common, in memory as its rows said at the last close of a store or promotion. What closed days teach is written in the batch's
 * transaction and read again after the close, so that the same is known after a restart. Used by the one thread that owns the partition.
 */
public final class Neighbourhood {
    private final int partition;
    private final Map<Gln, StoreSeen> stores = new HashMap<>();
    private final Map<Gln, Trading> tradings = new HashMap<>();
    private final DaysPassed passed = new DaysPassed();
    private @Nullable Chain chain;
    @SuppressWarnings("NullAway.Init") // of the batch under way
    private Sql sql;
    @SuppressWarnings("NullAway.Init")
    private LocalDate today;

    public Neighbourhood(int partition) {
        this.partition = partition;
    }

    /** A batch begins, in this transaction. */
    public void begin(Sql batch, LocalDate day) {
        sql = batch;
        today = day;
    }

    private Chain chain() throws SQLException {
        if (chain == null) {
            chain = Chain.load(sql, partition, today);
        }
        return chain;
    }

    /** The days of a department, whose items are taken one at a time. */
    public DepartmentRhythm usual(Gln store, String department) throws SQLException {
        if (chain().weeks().isEmpty() && chain().laws().isEmpty()) {
            return DepartmentRhythm.CHAIN;
        }
        var week = seen(store).weeks().getOrDefault(department, chain().weeks().getOrDefault(department, WeekdayIndex.CHAIN));
        return new DepartmentRhythm(week, chain().laws().getOrDefault(department, TaylorsLaw.CHAIN), 1, Doors.ALWAYS_OPEN);
    }

    private StoreSeen seen(Gln store) throws SQLException {
        var known = stores.get(store);
        if (known == null) {
            known = StoreSeen.load(sql, store, chain().weeks());
            stores.put(store, known);
        }
        return known;
    }

    /** The promotions of a store-item. */
    public List<Offer> offers(StoreItemId id, String category) throws SQLException {
        return chain().offers().of(id, category);
    }

    /** What holds for all items of a department. */
    public DepartmentPolicies departments() throws SQLException {
        return chain().departments();
    }

    public Uplifts uplifts() throws SQLException {
        return chain().uplifts();
    }

    /** Whom an item replaces. */
    public Optional<Succession> succession(Gtin item) throws SQLException {
        return Optional.ofNullable(chain().successions().get(item));
    }

    /** The items that take an item's place in a store by now. */
    public List<Gtin> successors(Gtin item, Store store, Instant now) throws SQLException {
        List<Gtin> coming = chain().successors().get(item);
        var successions = chain().successions();
        return coming == null ? List.of() : coming.stream().filter(each -> requireNonNull(successions.get(each)).hasBegun(store, now)).toList();
    }

    public boolean knowsCategory(String category) throws SQLException {
        return chain().levels().containsKey(category);
    }

    /** Where a new item of a category begins. */
    public DemandState starting(Gln store, String category, LocalDateTime firstSeen, int casePack) throws SQLException {
        if (!knowsCategory(category)) {
            return DemandState.starting(firstSeen, casePack);
        }
        var own = seen(store).levels().get(category);
        var byStore = own == null ? Map.<CategoryLevels.Place, CategoryLevels.Level>of() : Map.of(new CategoryLevels.Place(store.digits(), category), own);
        return new CategoryLevels(byStore, chain().levels()).starting(store.digits(), category, firstSeen, casePack);
    }

    /**
     * A day of a store-item is over.
     *
     * @param promotions that covered the item
     * @param level units of an average day
     * @param share of the day's demand during which the item was there
     */
    public void dayPassed(Gln store, String department, DepartmentRhythm usual, List<Promotion> promotions, LocalDate day, int sold, double level, double share) {
        var deepest = promotions.stream().filter(promotion -> promotion.covers(day)).max(Comparator.comparing(Promotion::depth));
        if (deepest.isPresent()) {
            passed.promoted(deepest.get(), Math.max(0, sold), level * usual.of(day) * share);
        } else {
            passed.usual(store, department, day, Math.max(0, sold), level * share);
        }
    }

    /** Writes what was learnt with the batch. */
    public void save() throws SQLException {
        passed.save(sql, partition);
        TradingRows.save(sql, tradings);
    }

    /** When a store as a whole has traded. */
    public Trading trading(Gln store) throws SQLException {
        var known = tradings.get(store);
        if (known == null) {
            known = TradingRows.load(sql, store);
            tradings.put(store, known);
        }
        return known;
    }

    /** A store has sold something. @param at store-local, @param purchases customers' takes */
    public void sold(Gln store, LocalDateTime at, double purchases) throws SQLException {
        trading(store).sold(at, purchases);
    }

    /** A store has closed a day: what lies too far back is forgotten. */
    public void closed(Gln store) throws SQLException {
        var trading = trading(store);
        if (trading.isKnown()) {
            TradingRows.prune(sql, store, trading.oldest());
        }
    }

    /** A store has closed a day, or its history was given: what was learnt of it is read again when it is needed. */
    public void learnt(Gln store) {
        stores.remove(store);
        changed();
    }

    /** The tables know better from now on. */
    public void changed() {
        chain = null;
    }

    /** After a rollback: what was learnt is undone. */
    public void forget() {
        passed.forget();
        stores.clear();
        tradings.clear();
        changed();
    }
}
