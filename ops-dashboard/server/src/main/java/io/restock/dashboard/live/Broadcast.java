package io.restock.dashboard.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.restock.contracts.Json;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.io.UncheckedIOException;

/** Sends each frame to every page that is open. One that cannot keep up is cut off, and its browser calls again. */
final class Broadcast {
    /** About five seconds of frames. */
    private static final int FRAMES_WAITING_AT_MOST = 64;

    private final BroadcastProcessor<Frame> frames = BroadcastProcessor.create();
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
