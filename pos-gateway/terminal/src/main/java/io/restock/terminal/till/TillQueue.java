package io.restock.terminal.till;

import io.restock.contracts.BusinessClock;
import io.restock.terminal.Shift;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Answer.NotNow;
import io.restock.terminal.rest.Answer.Refused;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Service;
import io.restock.terminal.till.ReceiptLine.Sale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A till's receipts on their way to the gateway. Nothing leaves the queue before the gateway has answered for it: while it is busy or away the
 * receipt waits and is sent again. Now and then the till is offline for hours; what gathered is then delivered in any order, as tills do that
 * keep it on several disks. Some receipts are sent twice though once was enough.
 */
public final class TillQueue {
    static final int CAPACITY = 1_000;
    static final double SENT_TWICE = 0.01;
    static final int ATTEMPTS_AT_THE_UNKNOWN = 8;
    private static final double REMEMBERED = 0.2;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration MEAN_ONLINE = Duration.ofHours(150);
    private static final Duration SHORTEST_OFFLINE = Duration.ofHours(1);
    private static final Duration LONGEST_OFFLINE = Duration.ofHours(6);

    private final BlockingQueue<Receipt> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Service gateway;
    private final SoldLines sold;
    private final Figures figures;
    private final BusinessClock clock;
    private final Random random;
    private Instant offlineFrom;

    public TillQueue(Service gateway, SoldLines sold, Figures figures, BusinessClock clock, Random random) {
        this.gateway = gateway;
        this.sold = sold;
        this.figures = figures;
        this.clock = clock;
        this.random = random;
        this.offlineFrom = nextOffline();
    }

    /** Waits for room. @return false if the shift ended first and the receipt was not taken */
    boolean put(Receipt receipt, Shift shift) throws InterruptedException {
        while (!waiting.offer(receipt, POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            if (shift.hasEnded()) {
                return false;
            }
        }
        figures.receipts.increment();
        figures.queued.increment();
        return true;
    }

    /**
     * Delivers until selling has ended and nothing waits any more, or until delivering must end.
     *
     * @param selling while it lasts there may come more
     * @param delivering its end is the last moment; what then still waits stays undelivered
     */
    public void deliver(Shift selling, Shift delivering) throws InterruptedException {
        while (!delivering.hasEnded()) {
            boolean last = selling.hasEnded();
            if (!last && !clock.instant().isBefore(offlineFrom)) {
                deliverAll(afterBeingOffline(selling), delivering);
                offlineFrom = nextOffline();
            }
            var receipt = waiting.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
            if (receipt != null) {
                deliver(receipt, delivering);
            } else if (last) {
                return;
            }
        }
    }

    private void deliverAll(List<Receipt> receipts, Shift delivering) throws InterruptedException {
        for (var receipt : receipts) {
            deliver(receipt, delivering);
        }
    }

    private List<Receipt> afterBeingOffline(Shift selling) throws InterruptedException {
        long spread = LONGEST_OFFLINE.minus(SHORTEST_OFFLINE).toSeconds();
        figures.tillsOffline.increment();
        selling.endsWithin(clock.wallTime(SHORTEST_OFFLINE.plusSeconds((long) (random.nextDouble() * spread))));
        figures.tillsOffline.decrement();
        var gathered = new ArrayList<Receipt>(waiting.size());
        waiting.drainTo(gathered);
        Collections.shuffle(gathered, random);
        figures.deliveredLate.add(gathered.size());
        return gathered;
    }

    /** Sends it until it is answered for. */
    void deliver(Receipt receipt, Shift delivering) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            figures.posted.increment();
            switch (unlessNew(gateway.put(receipt.href(), receipt.body()), attempt)) {
                case Done done -> {
                    accepted(receipt);
                    return;
                }
                case Refused refused -> {
                    figures.rejected(refused.reason());
                    figures.queued.decrement();
                    return;
                }
                case NotNow notNow -> {
                    figures.notNow(notNow.reason());
                    if (delivering.endsWithin(Patience.waitAfter(notNow, attempt))) {
                        return;
                    }
                    figures.resent.increment();
                }
            }
        }
    }

    /** A gateway that has just started may hear of a store or an item a moment after the till. */
    private static Answer unlessNew(Answer answer, int attempt) {
        boolean perhapsNew = answer instanceof Refused refused && refused.status() == 404 && attempt < ATTEMPTS_AT_THE_UNKNOWN;
        return perhapsNew ? new NotNow("not known yet", null) : answer;
    }

    private void accepted(Receipt receipt) throws InterruptedException {
        figures.accepted.increment();
        figures.lines.add(receipt.lines().size());
        figures.queued.decrement();
        rememberForReturns(receipt);
        if (random.nextDouble() < SENT_TWICE) {
            figures.posted.increment();
            figures.resent.increment();
            if (gateway.put(receipt.href(), receipt.body()) instanceof Refused refused) {
                figures.resendRefused(refused.reason());
            }
        }
    }

    /** Not what was taken back at once, and not what was sold by label: only the gateway knows how many grams that were. */
    private void rememberForReturns(Receipt receipt) {
        var taken = receipt.lines().stream().filter(ReceiptLine.Void.class::isInstance).map(line -> ((ReceiptLine.Void) line).voids()).toList();
        for (var line : receipt.lines()) {
            boolean returnable = line instanceof Sale sale && (sale.units() != null || sale.grams() != null) && !taken.contains(sale.line());
            if (returnable && random.nextDouble() < REMEMBERED) {
                sold.remember(random, receipt, (Sale) line);
            }
        }
    }

    private Instant nextOffline() {
        return clock.instant().plusNanos((long) (random.nextExponential() * MEAN_ONLINE.toNanos()));
    }
}
