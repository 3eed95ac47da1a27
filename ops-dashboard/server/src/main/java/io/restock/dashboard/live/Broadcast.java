package io.restock.dashboard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends each frame to every page that is open. One that cannot keep up is cut off, and its browser calls again. */
final class Broadcast {
    /** About five seconds of frames. */
    private static final int FRAMES_WAITING_AT_MOST = 64;

    private final BroadcastProcessor<Frame> frames = BroadcastProcessor.create();
    private final AtomicInteger viewers = new AtomicInteger();

    /** Frames from now on; fails when more than 64 wait. */
    Multi<Frame> subscribe() {
        return frames.onOverflow().buffer(FRAMES_WAITING_AT_MOST)
                .onSubscription().invoke(viewers::incrementAndGet)
                .onTermination().invoke(viewers::decrementAndGet);
    }

    int viewers() {
        return viewers.get();
    }

    /** Nothing is written where nobody looks. */
    void send(String name, Object content) {
        if (viewers() > 0) {
            frames.onNext(Frame.of(name, content));
        }
    }

    /** An event of the stream, written once for all viewers who may see all of it. */
    record Frame(String name, Object content, String json) {
        Frame of(OwnStores stores) {
            Object seen = stores.of(content);
            return seen == content ? this : of(name, seen);
        }

        static Frame of(String name, Object content) {
            try {
                return new Frame(name, content, Json.MAPPER.writeValueAsString(content));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
