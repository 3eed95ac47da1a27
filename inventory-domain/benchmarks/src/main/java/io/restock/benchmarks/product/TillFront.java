package io.restock.benchmarks.product;

import io.restock.benchmarks.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Many tills, one request a basket. At a given rate each request has an instant at which it is due, and its latency counts from there: a till
 * that had to wait before it could even send has waited all the same (Gil Tene's "coordinated omission").
 */
final class TillFront {
    static final int IN_FLIGHT = 2_000;
    private static final long LONGEST_MICROS = 60_000_000;

    private final Product product;
    private final BlockingQueue<LiveTill> tills;
    private final AtomicLong promised = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();

    TillFront(Product product, Workload chain, int tills) {
        this.product = product;
        this.tills = new ArrayBlockingQueue<>(tills);
        for (int number = 1; number <= tills; number++) {
            this.tills.add(new LiveTill(chain, number));
        }
    }

    /** @param seconds from the first request to the last answer */
    record Rush(double seconds, long sent, long kept, long refused, long unanswered, Histogram micros) {
        double perSecond() {
            return kept / seconds;
        }

        double sentPerSecond() {
            return sent / seconds;
        }

        double refusedPerSecond() {
            return refused / seconds;
        }

        /** Of those that were promised. */
        double millis(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    private static final class Tally {
        final AtomicLong sent = new AtomicLong();
        final AtomicLong kept = new AtomicLong();
        final AtomicLong refused = new AtomicLong();
        final AtomicLong unanswered = new AtomicLong();
        final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

        Rush since(long start) {
            return new Rush((System.nanoTime() - start) / 1e9, sent.get(), kept.get(), refused.get(), unanswered.get(), micros);
        }
    }

    /** As many at once as there are tills, each sending when it has its answer. */
    Rush asFastAsAnswered(Duration length) throws InterruptedException {
        var tally = new Tally();
        long start = System.nanoTime();
        long end = start + length.toNanos();
        var threads = new ArrayList<Thread>();
        for (int i = tills.size(); i > 0; i--) {
            threads.add(Thread.startVirtualThread(() -> {
                while (System.nanoTime() < end) {
                    send(System.nanoTime(), tally);
                }
            }));
        }
        for (Thread thread : List.copyOf(threads)) {
            thread.join();
        }
        return tally.since(start);
    }

    Rush atRate(double perSecond, Duration length) throws InterruptedException {
        var tally = new Tally();
        var places = new Semaphore(IN_FLIGHT);
        long start = System.nanoTime();
        long count = (long) (perSecond * length.toNanos() / 1e9);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long number = 0; number < count; number++) {
                long due = start + (long) (number * 1e9 / perSecond);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                places.acquire();
                threads.execute(() -> {
                    send(due, tally);
                    places.release();
                });
            }
        }
        return tally.since(start);
    }

    private void send(long due, Tally tally) {
        LiveTill.Basket basket = nextBasket();
        tally.sent.incrementAndGet();
        try {
            int status = product.send("PUT", product.gateway(basket.path()), "application/json", basket.alone()).statusCode();
            switch (status) {
                case 202 -> {
                    tally.micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - due) / 1_000));
                    tally.kept.incrementAndGet();
                    promised.incrementAndGet();
                }
                case 429, 503 -> tally.refused.incrementAndGet();
                default -> throw new IllegalStateException("the gateway answers " + status + " to " + basket.path());
            }
        } catch (IOException e) {
            tally.unanswered.incrementAndGet();
            unanswered.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LiveTill.Basket nextBasket() {
        try {
            LiveTill till = tills.take();
            try {
                return till.next();
            } finally {
                tills.add(till);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two sales", e);
        }
    }

    /** Transactions that were answered with 202, of all rushes. */
    long promised() {
        return promised.get();
    }

    /** Transactions whose answer never came: they may be recorded or not, and a till would send them again. */
    long unanswered() {
        return unanswered.get();
    }
}
