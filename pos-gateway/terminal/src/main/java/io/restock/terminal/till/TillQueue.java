package io.restock.terminal.till;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.time.Backlog;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Answer.NotNow;
import io.restock.terminal.rest.Answer.Refused;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Service;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.till.Connection.Outage;
import io.restock.terminal.world.Draws;
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
 * receipt waits and is sent again, and business time waits with it. While the till is offline, which its {@link Connection} knows, receipts gather; they are
 * then delivered in any order, as tills do that keep them on several disks. Some receipts are sent twice though once was enough.
 */
public final class TillQueue {
    static final int CAPACITY = 1_000;
    static final double SENT_TWICE = 0.01;
    static final int ATTEMPTS_AT_THE_UNKNOWN = 8;
    /** How soon a till that waits for customers sees that the shop has closed. */
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private final BlockingQueue<Receipt> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final Service gateway;
    private final Figures figures;
    private final BusinessClock clock;
    private final Connection connection;
    private final Draws draws;
    private final Backlog backlog;

    /** @param name unique among the tills of the chain */
    public TillQueue(String name, Service gateway, Figures figures, BusinessClock clock, Connection connection, Draws draws) {
        this.gateway = gateway;
        this.figures = figures;
        this.clock = clock;
        this.connection = connection;
        this.draws = draws;
        this.backlog = clock.backlog("till " + name);
    }

    /** Waits for room. @return false if the shift ended first and the receipt was not taken */
    boolean put(Receipt receipt, Shift shift) throws InterruptedException {
        while (!waiting.offer(receipt, LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)) {
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
            var receipt = waiting.poll(last ? 0 : LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
            if (receipt == null && last) {
                return;
            }
            if (receipt != null) {
                var outage = last ? null : connection.outageAt(receipt.occurredAt().toInstant());
                if (outage == null) {
                    deliverInTime(receipt, delivering);
                } else {
                    deliverAll(gathered(receipt, outage, selling), delivering);
                }
            }
        }
    }

    /** A sale that waits for room is let in when the journal is full: then the till goes online early. */
    private List<Receipt> gathered(Receipt first, Outage outage, Shift selling) throws InterruptedException {
        figures.tillsOffline.increment();
        while (waiting.remainingCapacity() > 0 && clock.instant().isBefore(outage.until()) && !selling.endsWithin(nextLook(outage.until()))) {}
        figures.tillsOffline.decrement();
        var gathered = new ArrayList<Receipt>(waiting.size() + 1);
        gathered.add(first);
        for (var next = waiting.peek(); next != null && next.occurredAt().toInstant().isBefore(outage.until()); next = waiting.peek()) {
            gathered.add(waiting.remove());
        }
        Collections.shuffle(gathered, new Random(outage.from().getEpochSecond()));
        figures.deliveredLate.add(gathered.size());
        return gathered;
    }

    private Duration nextLook(Instant until) {
        var pause = clock.pauseUntil(until);
        return pause.compareTo(LOOK_UP) < 0 ? pause : LOOK_UP;
    }

    private void deliverAll(List<Receipt> receipts, Shift delivering) throws InterruptedException {
        var oldest = clock.instant();
        for (var receipt : receipts) {
            backlog.waitsSince(oldest);
            deliver(receipt, delivering);
        }
        backlog.isEmpty();
    }

    private void deliverInTime(Receipt receipt, Shift delivering) throws InterruptedException {
        backlog.waitsSince(receipt.occurredAt().toInstant());
        deliver(receipt, delivering);
        backlog.isEmpty();
    }

    /** Sends it until it is answered for. */
    void deliver(Receipt receipt, Shift delivering) throws InterruptedException {
        for (int attempt = 1;; attempt++) {
            figures.posted.increment();
            switch (unlessNew(gateway.put(receipt.href(), receipt.body()), attempt)) {
                case Done _ -> {
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
        if (draws.of("sent twice", receipt.store(), receipt.occurredAt().toEpochSecond(), receipt.sequence()).nextDouble() < SENT_TWICE) {
            figures.posted.increment();
            figures.resent.increment();
            if (gateway.put(receipt.href(), receipt.body()) instanceof Refused refused) {
                figures.resendRefused(refused.reason());
            }
        }
    }
}
