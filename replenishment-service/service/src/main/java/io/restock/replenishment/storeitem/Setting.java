package io.restock.replenishment.storeitem;

import io.restock.contracts.catalog.Store.State;
import io.restock.contracts.orders.Origin;
import io.restock.engine.DemandState;
import io.restock.engine.Rhythm;
import io.restock.engine.promotion.PromotedRhythm;
import io.restock.engine.promotion.Promotion;
import io.restock.engine.promotion.Uplifts;
import io.restock.replenishment.catalog.Catalog.Rest;
import io.restock.replenishment.catalog.Catalog.Supply;
import io.restock.replenishment.department.Inherited;
import io.restock.replenishment.neighbourhood.DepartmentRhythm;
import io.restock.replenishment.neighbourhood.Doors;
import io.restock.replenishment.neighbourhood.Offer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a store-item lives in when it is looked at: who supplies it, how busy its days are, and where it would begin.
 *
 * @param usual its department's days without promotions
 * @param rhythm its days with their promotions
 * @param offers the promotions that cover it
 * @param beginning its demand from a store-local time on, as long as it has none of its own
 * @param origin where that comes from, null for the case pack a week of which nothing is known
 * @param doors when its store trades
 * @param place how another item takes its place, or it another's
 * @param inherited what holds where nothing was decided about the store-item itself
 * @param days hears of each day that is over
 */
public record Setting(Supply supply, DepartmentRhythm usual, Rhythm rhythm, List<Offer> offers, Function<LocalDateTime, DemandState> beginning, @Nullable Origin origin,
        Doors doors, Place place, Inherited inherited, Days days) {
    /**
     * Of what goes nothing is ordered any more; of what comes only what the rest of the other does not cover.
     *
     * @param covered units of the item that what is left of its predecessor stands for, 0 and up
     */
    public record Place(boolean goes, boolean comes, int covered) {
        public static final Place ITS_OWN = new Place(false, false, 0);
    }

    /** Hears how a day of the store-item went. */
    public interface Days {
        void passed(LocalDate day, int sold, double level, double share);
    }

    /** An ordinary item of which the chain knows nothing yet. */
    public static Setting of(Supply supply) {
        Doors doors = supply.store()::opensOn;
        var usual = DepartmentRhythm.CHAIN.takenBy(supply.peers().purchase()).behind(doors);
        return new Setting(supply, usual, usual, List.of(), at -> DemandState.starting(at, supply.casePack()), null, doors,
                Place.ITS_OWN, Inherited.NOTHING, (day, sold, level, share) -> {});
    }

    /** The same, if its department had another policy. */
    public Setting inheriting(Inherited other) {
        return new Setting(supply, usual, rhythm, offers, beginning, origin, doors, place, other, days);
    }

    public static Rhythm rhythm(DepartmentRhythm usual, List<Promotion> promotions, @Nullable Uplifts uplifts) {
        return uplifts == null ? usual : new PromotedRhythm(usual, promotions, uplifts);
    }

    /** The store is given up: nothing is ordered for it, and nobody there is asked. */
    public boolean isClosed() {
        return supply.store().state() == State.CLOSED;
    }

    /** Nothing is ordered, and nobody is asked. */
    public boolean rests() {
        return isClosed() || supply.rest() != null;
    }

    /** Nothing is ordered. What is left of an item that goes is still looked after. */
    public boolean ordersNothing() {
        return rests() || place.goes();
    }

    /** Whether its silence may be that of goods which were taken off the shelf. */
    boolean isHeld() {
        return supply.rest() == Rest.HELD;
    }

    public LocalDateTime local(Instant at) {
        return at.atZone(supply.store().zone()).toLocalDateTime();
    }

    /** The promotion that raises the demand most on a day between two. */
    public Optional<Offer> offerBetween(LocalDate from, LocalDate until) {
        return offers.stream().filter(offer -> !offer.last().isBefore(from) && !offer.first().isAfter(until)).max(Comparator.comparing(Offer::depth));
    }
}
