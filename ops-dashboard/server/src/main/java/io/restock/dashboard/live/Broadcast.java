package io.restock.dashboard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends each frame to every page that is open. One that cannot keep up is cut off, and its browser calls again: it says what it heard last, and gets what it missed where
 * that is remembered still.
 */
final class Broadcast {
    /** About five seconds of frames. */
    private static final int FRAMES_WAITING_AT_MOST = 64;

    /** Of the latest frames, so many: half a minute of a busy chain, some megabytes. */
    private static final int REMEMBERED_AT_MOST = 256;
    /** Whoever was cut off calls again within seconds; for longer nothing is written where nobody looks. */
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final BroadcastProcessor<Frame> frames = BroadcastProcessor.create();
    private final Deque<Frame> remembered = new ArrayDeque<>();
    /** Another process counts its frames anew. */
    private final String process = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private long sent;
    private volatile long lookedAtUs = System.nanoTime() - REMEMBERED_NANOS;
    private final Viewers viewers = new Viewers();

    /** Frames from now on, for one of this person's pages; fails when more than 64 wait. */
    Multi<Frame> subscribe(String person) {
        return frames.onOverflow().buffer(FRAMES_WAITING_AT_MOST)
                .onSubscription().invoke(() -> viewers.opens(person))
                .onTermination().invoke(() -> viewers.closes(person));
    }

    int viewers() {
        return viewers.all();
    }

    int viewers(String person) {
        return viewers.of(person);
    }

    /** Nothing is written where nobody looks. */
    void send(String name, Object content) {
        if (viewers() > 0) {
            lookedAtUs = System.nanoTime();
        }
        if (System.nanoTime() - lookedAtUs < REMEMBERED_NANOS) {
            frames.onNext(remember(name, content));
        } else {
            passOver();
        }
    }

    /** What nobody was sent is missing: nobody can go on behind it. */
    private synchronized void passOver() {
        sent++;
        remembered.clear();
    }

    private synchronized Frame remember(String name, Object content) {
        var frame = Frame.of(name(++sent), name, content);
        if (remembered.size() == REMEMBERED_AT_MOST) {
            remembered.removeFirst();
        }
        remembered.addLast(frame);
        return frame;
    }

    /** The frame of a state as it is after the last one that was sent. */
    synchronized Frame now(String name, Object content) {
        return Frame.of(name(sent), name, content);
    }

    /** What was sent after a frame, oldest first; empty if that is not remembered, so that one has to begin anew. @param id of it, as the stream gave it */
    synchronized Optional<List<Frame>> since(String id) {
        String last = name(sent);
        if (id.equals(last)) {
            return Optional.of(List.of());
        }
        var later = remembered.stream().dropWhile(frame -> !frame.id().equals(id)).skip(1).toList();
        return later.isEmpty() || !later.getLast().id().equals(last) ? Optional.empty() : Optional.of(later);
    }

    private String name(long frame) {
        return process + "-" + frame;
    }

    /** An event of the stream, written once for all viewers who may see all of it. */
    record Frame(String id, String name, Object content, String json) {
        Frame of(OwnStores stores) {
            Object seen = stores.of(content);
            return seen == content ? this : of(id, name, seen);
        }

        static Frame of(String id, String name, Object content) {
            try {
                return new Frame(id, name, content, Json.MAPPER.writeValueAsString(content));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
