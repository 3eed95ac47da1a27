package io.restock.border.wall;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body on its way: whether the client is waited for, or what has come is worked on. The deadline of {@link BodyWall} is the client's alone. */
final class BodyComing {
    private volatile boolean awaited = true;

    /** @return whether more of the body is waited for; until a resource reads it, always */
    boolean isAwaited() {
        return awaited;
    }

    /** @param body of which the resource reads as much as it likes, when it likes */
    InputStream readFrom(InputStream body) {
        awaited = false;
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                return await(super::read);
            }

            @Override
            public int read(byte[] into, int at, int atMost) throws IOException {
                return await(() -> in.read(into, at, atMost));
            }
        };
    }

    private int await(Read read) throws IOException {
        awaited = true;
        try {
            return read.now();
        } finally {
            awaited = false;
        }
    }

    private interface Read {
        int now() throws IOException;
    }
}
