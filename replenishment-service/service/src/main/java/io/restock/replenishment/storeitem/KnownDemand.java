package io.restock.replenishment.storeitem;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.orders.Origin;
import io.restock.contracts.stock.StockEvent;
import io.restock.engine.DayProfile;
import io.restock.engine.DemandState;
import io.restock.engine.newcomer.PastSales;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the demand for a store-item, and where that began. Times are store-local.
 *
 * @param state null until store and item are known
 * @param origin where it came from when the item had no demand of its own; null if nobody knew anything
 * @param since when it came from there, or null
 * @param unheard days of the whole store's silence that may still teach
 */
public record KnownDemand(@Nullable DemandState state, @Nullable Origin origin, @Nullable LocalDate since, Unheard unheard) {
    static final KnownDemand NONE = new KnownDemand(null, null, null, Unheard.NONE);
    private static final int MOST_DAYS_HEARD = 90;
    private static final int ORIGIN_SHOWN_DAYS = 28;

    /** Without a demand of its own, from a time on. */
    static KnownDemand beginning(LocalDateTime time, Setting setting) {
        return new KnownDemand(setting.beginning().apply(time), setting.origin(), setting.origin() == null ? null : time.toLocalDate(), Unheard.NONE);
    }

    boolean isGiven() {
        return origin != null && origin.kind() == Origin.Kind.HISTORY;
    }

    /** As it is thought of at a time, also before anything was heard. */
    public DemandState at(LocalDateTime now, Setting setting) {
        return state == null ? setting.beginning().apply(now) : state;
    }

    /** Where it came from, as long as that is worth saying; else null. */
    public @Nullable Origin shownOrigin(LocalDateTime now, Setting setting) {
        if (state == null) {
            return setting.origin();
        }
        return since != null && now.toLocalDate().isBefore(since.plusDays(ORIGIN_SHOWN_DAYS)) ? origin : null;
    }

    /** @param out nothing could be sold until now */
    KnownDemand after(StockEvent event, LocalDateTime time, boolean out, Setting setting) {
        var passed = state == null ? beginning(time, setting) : until(time, out, setting);
        return event.wanted().map(wanted -> passed.sold(wanted.businessDate(), wanted.units(), setting)).orElse(passed);
    }

    /** Of a day that closed unheard, the first late sale says that it was a day like others. */
    private KnownDemand sold(LocalDate businessDate, int units, Setting setting) {
        long ago = requireNonNull(state).asOf().toLocalDate().toEpochDay() - businessDate.toEpochDay() - 1;
        var heard = units > 0 && unheard.of(ago) > 0 ? hearing(ago, 0) : this;
        return new KnownDemand(requireNonNull(heard.state).sold(businessDate, units, unheard.since(ago), setting.rhythm()), origin, since, heard.unheard);
    }

    /** @param left share of that day which is still not heard of, less than before */
    private KnownDemand hearing(long ago, double left) {
        return new KnownDemand(requireNonNull(state).hearing(unheard.of(ago) - left), origin, since, unheard.leaving(ago, left));
    }

    /** Other items have sold on days that closed unheard: this one has not, and that teaches, too. */
    KnownDemand caughtUp(Setting setting) {
        var now = this;
        for (int ago = 0; ago < Unheard.DAYS && now.unheard.fifteenths() != 0; ago++) {
            double missed = now.unheard.of(ago);
            double left = missed == 0 ? 0 : Unheard.rounded(1 - setting.doors().heard(requireNonNull(state).asOf().toLocalDate().minusDays(ago + 1L)));
            now = left < missed ? now.hearing(ago, left) : now;
        }
        return now;
    }

    /** Time goes on; what learns from whole days hears of those that are over, at most of so many as {@link DemandState} closes one by one. */
    KnownDemand until(LocalDateTime time, boolean out, Setting setting) {
        if (state == null) {
            return this;
        }
        var closing = state.asOf().toLocalDate();
        var missed = unheard;
        double share = Math.min(1, state.covered() + (out ? 0 : 1 - DayProfile.before(state.asOf())));
        for (int day = 0; day < MOST_DAYS_HEARD && closing.plusDays(day).isBefore(time.toLocalDate()); day++) {
            var date = closing.plusDays(day);
            double there = day == 0 ? share : out ? 0 : 1;
            double heard = setting.doors().heard(date);
            setting.days().passed(date, day == 0 ? state.sold() : 0, state.level(), setting.doors().rests(date) ? there : there * heard);
            missed = missed.closing(there * (1 - heard));
        }
        return new KnownDemand(state.until(time, !out, setting.rhythm()), origin, since, missed);
    }

    /**
     * It was sold here before we heard of it. A day of its own that has closed says more than what others say: then nothing changes. Given again, it takes the
     * place of what was given before, while weekdays hear of it once.
     *
     * @param alone nothing else was heard yet
     */
    KnownDemand remembering(PastSales past, boolean alone, LocalDateTime now, Setting setting) {
        boolean again = isGiven() && (alone || requireNonNull(state).asOf().toLocalDate().equals(since));
        if (state != null && state.days() > 0 && !again) {
            return this;
        }
        if (!again) {
            for (int day = 0; day < past.sold().size(); day++) {
                if (past.sold().get(day) != null) {
                    setting.days().passed(past.first().plusDays(day), past.sold().get(day), past.perDay(), 1);
                }
            }
        }
        var known = past.demand(state, now, setting.rhythm());
        return new KnownDemand(known, new Origin(Origin.Kind.HISTORY, past.first() + "/" + past.next().minusDays(1)), known.asOf().toLocalDate(), Unheard.NONE);
    }
}
