package io.restock.benchmarks.product;

import io.restock.benchmarks.workload.Workload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Many tills, one request a basket. At a given rate each request has an instant at which it is due, and its latency counts from there: a till
 * that had to wait before it could even send has waited all the same (Gil Tene's "coordinated omission").
 */
final class TillFront implements AutoCloseable {
    /** Twice as many as the gateway has places for, so that it is the gateway that has to decide what becomes of too many. */
    static final int IN_FLIGHT = 4_000;
    /** No one may come as often as all of them together. */
    private static final int SENDERS = 64;
    private static final long LONGEST_MICROS = 60_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Product product;
    private final List<String> known = new ArrayList<>();
    private volatile List<String> senders = known;
    private final AtomicInteger sent = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(IN_FLIGHT));
    private final Queue<LiveTill> tills = new ConcurrentLinkedQueue<>();
    private final AtomicLong promised = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();

    TillFront(Product product, Workload chain, int tills) throws IOException {
        this.product = product;
        for (int number = 1; number <= SENDERS; number++) {
            this.known.add(product.authorization("bench " + number));
        }
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
        final AtomicReference<String> unexpected = new AtomicReference<>();
        final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

        /** @throws IllegalStateException if an answer was neither yes nor "not now" */
        Rush since(long start) {
            if (unexpected.get() != null) {
                throw new IllegalStateException(unexpected.get());
            }
            return new Rush((System.nanoTime() - start) / 1e9, sent.get(), kept.get(), refused.get(), unanswered.get(), micros);
        }
    }

    /** As many at once as there are tills, each sending when it has its answer. */
    Rush asFastAsAnswered(Duration length) throws InterruptedException {
        var tally = new Tally();
        long start = System.nanoTime();
        var open = new CountDownLatch(tills.size());
        for (int i = tills.size(); i > 0; i--) {
            sendUntil(start + length.toNanos(), tally, open);
        }
        open.await();
        return tally.since(start);
    }

    private void sendUntil(long end, Tally tally, CountDownLatch open) {
        if (System.nanoTime() < end) {
            send(System.nanoTime(), tally).onComplete(_ -> sendUntil(end, tally, open));
        } else {
            open.countDown();
        }
    }

    Rush atRate(double perSecond, Duration length) throws InterruptedException {
        var tally = new Tally();
        var places = new Semaphore(IN_FLIGHT);
        long start = System.nanoTime();
        long count = (long) (perSecond * length.toNanos() / 1e9);
        for (long number = 0; number < count; number++) {
            long due = start + (long) (number * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            places.acquire();
            send(due, tally).onComplete(_ -> places.release());
        }
        places.acquire(IN_FLIGHT);
        return tally.since(start);
    }

    private Future<Integer> send(long due, Tally tally) {
        LiveTill.Basket basket = nextBasket();
        tally.sent.incrementAndGet();
        URI address = product.gateway(basket.path());
        return http.request(new RequestOptions().setMethod(HttpMethod.PUT).setHost(address.getHost()).setPort(address.getPort()).setURI(address.getPath())
                .setTimeout(PATIENCE.toMillis()).putHeader("Content-Type", "application/json")
                .putHeader("Authorization", sender()))
                .compose(request -> request.send(basket.alone()).compose(answer -> answer.body().map(answer.statusCode())))
                .onSuccess(status -> note(status, basket, due, tally))
                .onFailure(_ -> {
                    tally.unanswered.incrementAndGet();
                    unanswered.incrementAndGet();
                });
    }

    private String sender() {
        List<String> now = senders;
        return now.get(Math.floorMod(sent.incrementAndGet(), now.size()));
    }

    /** From now on so many requests come with tokens that no service has seen before, each of them once. */
    void speakAsStrangers(int requests) throws IOException {
        senders = product.authorizations("stranger", requests);
    }

    /** From now on requests come with the same few tokens again, as those of tills do. */
    void speakAsKnown() {
        senders = known;
    }

    private void note(int status, LiveTill.Basket basket, long due, Tally tally) {
        switch (status) {
            case 202 -> {
                tally.micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - due) / 1_000));
                tally.kept.incrementAndGet();
                promised.incrementAndGet();
            }
            case 429, 503 -> tally.refused.incrementAndGet();
            default -> tally.unexpected.set("the gateway answers " + status + " to " + basket.path());
        }
    }

    private LiveTill.Basket nextBasket() {
        LiveTill till = tills.poll();
        try {
            return till.next();
        } finally {
            tills.add(till);
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

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
