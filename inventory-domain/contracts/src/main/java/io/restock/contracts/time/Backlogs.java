package io.restock.contracts.time;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All places of this process in which work may wait. The oldest of it stands on the board, rewritten every {@link #BEAT_MILLIS}: a process that is stopped, that dies, or that gets
 * no processor says nothing new, and time waits for it without anybody having to notice. It takes part from its first place on; until then, time does not know it.
 */
public final class Backlogs {
    /** At 720 times the wall clock's speed a beat is a quarter of a business minute. */
    private static final long BEAT_MILLIS = 20;

    private final ClockBoard board;
    private final String process;
    private final Supplier<Instant> now;
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Thread beat;

    private static final class Place implements Backlog {
        private final String name;
        private volatile @Nullable Instant since;

        Place(String name) {
            this.name = name;
        }

        @Override
        public void waitsSince(Instant oldest) {
            since = oldest;
        }

        @Override
        public void isEmpty() {
            since = null;
        }
    }

    public Backlogs(ClockBoard board, String process, Supplier<Instant> now) {
        this.board = board;
        this.process = process;
        this.now = now;
        this.beat = Thread.ofPlatform().daemon().name("business-clock").unstarted(this::run);
    }

    /** The place of that name; it is the same one whenever it is asked for. */
    public Backlog place(String name) {
        var place = places.computeIfAbsent(name, Place::new);
        synchronized (beat) {
            if (beat.getState() == Thread.State.NEW) {
                beat.start();
            }
        }
        return place;
    }

    private void run() {
        var slot = board.claim(process);
        try {
            while (true) {
                say(slot);
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is read before a place is looked at cannot be later than what waits there. */
    private void say(ClockBoard.Slot slot) {
        var doneBefore = now.get();
        var where = "";
        for (var place : places.values()) {
            var since = place.since;
            if (since != null && since.isBefore(doneBefore)) {
                doneBefore = since;
                where = place.name;
            }
        }
        slot.say(doneBefore, where);
    }
}
