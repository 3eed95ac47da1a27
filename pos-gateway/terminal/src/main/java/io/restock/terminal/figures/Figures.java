package io.restock.terminal.figures;

import static java.util.Objects.requireNonNull;

import io.restock.terminal.rest.Answer;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Answer.NotNow;
import io.restock.terminal.rest.Answer.Refused;
import io.restock.terminal.world.Baseline;
import io.restock.terminal.world.World;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts of the simulation, added to from all sides. {@link FiguresLine} says what each one means. */
public final class Figures {
    public final LongAdder receipts = new LongAdder();
    public final LongAdder posted = new LongAdder();
    public final LongAdder accepted = new LongAdder();
    public final LongAdder resent = new LongAdder();
    public final LongAdder lines = new LongAdder();
    public final LongAdder queued = new LongAdder();
    public final LongAdder tillsOffline = new LongAdder();
    public final LongAdder deliveredLate = new LongAdder();
    public final LongAdder counts = new LongAdder();
    public final LongAdder adjustments = new LongAdder();
    public final LongAdder deliveries = new LongAdder();
    public final LongAdder waves = new LongAdder();
    public final LongAdder picks = new LongAdder();
    public final LongAdder shorts = new LongAdder();
    public final LongAdder despatches = new LongAdder();
    public final LongAdder inbound = new LongAdder();
    private final Map<Act, LongAdder> acts = new EnumMap<>(Act.class);
    private volatile @Nullable World world;
    private volatile @Nullable ChainAccount account;
    private volatile @Nullable StoppedCenter stopped;
    private volatile @Nullable List<Baseline.Outcome> baselines;
    private volatile @Nullable List<ExceptionsOfKind> exceptions;
    final Reasons rejected = new Reasons();
    final Reasons troubles = new Reasons();

    public Figures() {
        for (var act : Act.values()) {
            acts.put(act, new LongAdder());
        }
    }

    public void did(Act act, long times) {
        requireNonNull(acts.get(act)).add(times);
    }

    public long times(Act act) {
        return requireNonNull(acts.get(act)).sum();
    }

    /** All that happened at all. */
    List<Happened> acts() {
        return Arrays.stream(Act.values()).filter(act -> times(act) > 0).map(act -> new Happened(act.words(), times(act))).toList();
    }

    /** What customers meet there is reported with the figures. */
    public void watch(World watched) {
        world = watched;
    }

    public void close(ChainAccount closed, List<Baseline.Outcome> compared, List<ExceptionsOfKind> raised) {
        baselines = compared;
        exceptions = raised;
        account = closed;
    }

    public void stopped(StoppedCenter center) {
        stopped = center;
    }

    /** @return null where every center worked every day, or it is not over yet */
    @Nullable
    StoppedCenter stopped() {
        return stopped;
    }

    /** @return null while trade goes on */
    @Nullable
    List<Baseline.Outcome> baselines() {
        return baselines;
    }

    /** @return null while trade goes on */
    @Nullable
    List<ExceptionsOfKind> exceptions() {
        return exceptions;
    }

    /** @return null while trade goes on */
    @Nullable
    ChainAccount account() {
        return account;
    }

    /** Times that customers wanted something; 0 without a world. */
    long wants() {
        return world == null ? 0 : world.stores().stream().mapToLong(life -> life.shelves().wants()).sum();
    }

    /** Those that were met in full at once. */
    long met() {
        return world == null ? 0 : world.stores().stream().mapToLong(life -> life.shelves().met()).sum();
    }

    public void rejected(String reason) {
        rejected.add(reason, 1);
    }

    /** The gateway could not take a receipt now; it waits. */
    public void notNow(String reason) {
        troubles.add("not now: " + reason, 1);
    }

    /** The same receipt was accepted before, so this is wrong of the gateway. */
    public void resendRefused(String reason) {
        troubles.add("resend refused: " + reason, 1);
    }

    /** Whether staff could do something. What they could not is counted with its reason; they come back to it. */
    public boolean isDone(String what, Answer answer) {
        return switch (answer) {
            case Done _ -> true;
            case Refused refused -> staffRefused(what, refused.reason());
            case NotNow notNow -> staffRefused(what, notNow.reason());
        };
    }

    private boolean staffRefused(String what, String reason) {
        troubles.add(what + ": " + reason, 1);
        return false;
    }
}
