package io.restock.replenishment.planning;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.orders.Origin;
import io.restock.engine.DemandState;
import io.restock.engine.promotion.Promotion;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.catalog.Catalog.Supply;
import io.restock.replenishment.neighbourhood.Neighbourhood;
import io.restock.replenishment.neighbourhood.StoreDoors;
import io.restock.replenishment.neighbourhood.Succession;
import io.restock.replenishment.storeitem.Setting.Place;
import io.restock.replenishment.storeitem.Setting;
import io.restock.replenishment.storeitem.StoreItem;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts together what a store-item lives in, from the catalog and from its neighbourhood. */
record Settings(Catalog catalog, Neighbourhood neighbourhood, Others others, Instant now) {
    private static final LocalDateTime WHENEVER = LocalDateTime.of(2000, 1, 1, 0, 0);

    /** Finds another item of the store; one of which nothing was heard is empty. */
    interface Others {
        StoreItem find(StoreItemId id) throws SQLException;
    }

    /** Null while the catalog does not know how the store-item is supplied. */
    @Nullable
    Setting of(StoreItem item) throws SQLException {
        return of(item, item.demand().state() == null);
    }

    /** For an item that shall begin anew. */
    @Nullable
    Setting anew(StoreItem item) throws SQLException {
        return of(item, true);
    }

    private @Nullable Setting of(StoreItem item, boolean beginning) throws SQLException {
        var known = catalog.supply(item.id());
        if (known.isEmpty()) {
            return null;
        }
        Supply supply = known.get();
        var store = item.id().store();
        var doors = new StoreDoors(supply.store(), neighbourhood.trading(store));
        var usual = neighbourhood.usual(store, supply.peers().department()).takenBy(supply.peers().purchase()).behind(doors);
        var offers = neighbourhood.offers(item.id(), supply.category()).stream().flatMap(offer -> offer.in(supply.store()).stream()).toList();
        List<Promotion> promotions = offers.stream().map(offer -> offer.of(supply.peers().category())).toList();
        var begin = beginning ? beginning(item.id(), supply) : new Beginning(at -> DemandState.starting(at, supply.casePack()), null);
        return new Setting(supply, usual, Setting.rhythm(usual, promotions, promotions.isEmpty() ? null : neighbourhood.uplifts()), offers, begin.from, begin.origin, doors,
                place(item.id(), supply.store()), neighbourhood.departments().of(store, supply.department(), catalog.isWeighed(item.id().item())),
                (day, sold, level, share) -> neighbourhood.dayPassed(store, supply.peers().department(), usual, promotions, day, sold, level, share));
    }

    private Place place(StoreItemId id, Store store) throws SQLException {
        boolean goes = !neighbourhood.successors(id.item(), store, now).isEmpty();
        var succession = neighbourhood.succession(id.item()).filter(known -> known.hasBegun(store, now));
        if (succession.isEmpty()) {
            return goes ? new Place(true, false, 0) : Place.ITS_OWN;
        }
        var left = new StoreItemId(id.store(), succession.get().predecessor());
        boolean blocked = catalog.isHeld(left); // nobody may buy it
        return new Place(goes, true, blocked ? 0 : succession.get().covering(others.find(left).position()));
    }

    private record Beginning(Function<LocalDateTime, DemandState> from, @Nullable Origin origin) {}

    /** What it replaces, else its category, else a case pack a week. */
    private Beginning beginning(StoreItemId id, Supply supply) throws SQLException {
        Optional<Succession> succession = neighbourhood.succession(id.item());
        if (succession.isPresent() && succession.get().hasBegun(supply.store(), now)) {
            var replaced = succession.get().predecessor();
            var demand = others.find(new StoreItemId(id.store(), replaced)).demand().state();
            if (demand != null) {
                return new Beginning(at -> succession.get().how().successor(demand, at), new Origin(Origin.Kind.SUPERSEDES, replaced.digits()));
            }
        }
        double level = neighbourhood.starting(id.store(), supply.peers().category(), WHENEVER, supply.casePack()).level();
        return new Beginning(at -> DemandState.startingAt(at, level),
                neighbourhood.knowsCategory(supply.peers().category()) ? new Origin(Origin.Kind.CATEGORY, supply.category()) : null);
    }
}
