package io.restock.terminal.replay;

import io.restock.terminal.rest.Catalog;
import io.restock.terminal.rest.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Posts a recording through a few lanes at once. A store's receipts all take the same lane, so they arrive in order; what waits is bounded, so reading is
 * never far ahead of the gateway.
 */
public final class Replay implements Recording.Taker {
    private static final int LANES = 4;
    private static final int BATCHES_WAITING = 2;
    private static final int TRANSACTIONS_PER_BATCH = 500;
    private static final int LINES_PER_BATCH = 4_000;
    private static final Duration LONGEST_HELD = Duration.ofMillis(200);
    private static final List<Posting> END = List.of();

    private final Recording recording;
    private final Service gateway;
    private final Catalog catalog;
    private final Pace pace;
    private final ReplayAccount account;
    private final List<Lane> lanes = new ArrayList<>();

    /** @param account is added to while the replay goes on */
    public Replay(Recording recording, Service gateway, Service ledger, Pace pace, ReplayAccount account) {
        this.recording = recording;
        this.gateway = gateway;
        this.catalog = new Catalog(ledger);
        this.pace = pace;
        this.account = account;
    }

    private static final class Lane {
        private final BlockingQueue<List<Posting>> waiting = new ArrayBlockingQueue<>(BATCHES_WAITING);
        private List<Posting> batch = new ArrayList<>();
        private int lines;
        private final Thread thread;

        Lane(BulkLane bulk) {
            thread = Thread.ofVirtual().start(() -> work(bulk));
        }

        private void work(BulkLane bulk) {
            try {
                for (var next = waiting.take(); next != END; next = waiting.take()) {
                    bulk.send(next);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void flush() throws InterruptedException {
            if (!batch.isEmpty()) {
                waiting.put(batch);
                batch = new ArrayList<>();
                lines = 0;
            }
        }
    }

    /** Registers what the recording names, then posts it all and waits for the last answer. */
    public void run() throws InterruptedException {
        catalog.stores(recording.listing().stores());
        catalog.items(recording.listing().items());
        for (int i = 0; i < LANES; i++) {
            lanes.add(new Lane(new BulkLane(gateway, account)));
        }
        try {
            recording.read(this);
        } finally {
            for (var lane : lanes) {
                lane.flush();
                lane.waiting.put(END);
            }
            for (var lane : lanes) {
                lane.thread.join();
            }
        }
    }

    @Override
    public void read(int lines) {
        account.read(lines);
    }

    @Override
    public void rejected(String reason) {
        account.notPosted(reason);
    }

    @Override
    public void post(Posting posting) throws InterruptedException {
        var wait = pace.waitFor(account.linesPosted(), posting.at());
        if (wait.compareTo(LONGEST_HELD) > 0) {
            for (var lane : lanes) {
                lane.flush();
            }
        }
        Thread.sleep(wait);
        account.posted(posting.lines());
        var lane = lanes.get(Math.floorMod(posting.store().hashCode(), LANES));
        lane.batch.add(posting);
        lane.lines += posting.lines();
        if (lane.batch.size() >= TRANSACTIONS_PER_BATCH || lane.lines >= LINES_PER_BATCH) {
            lane.flush();
        }
    }
}
