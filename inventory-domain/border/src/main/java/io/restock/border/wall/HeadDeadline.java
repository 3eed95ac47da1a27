package io.restock.border.wall;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request has begun and does not come: who sends a header a byte at a time is never idle, and ten thousand of them would be all the connections
 * that there are. From the first byte, of TLS too, until the request is whole, between requests nobody is in a hurry. Everything here happens on the connection's own thread.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {
    private static final AttributeKey<HeadDeadline> OF_CONNECTION = AttributeKey.valueOf(HeadDeadline.class, "of");

    private final long withinMillis;
    private @Nullable Future<?> deadline;
    private int requests;

    HeadDeadline(Duration within) {
        this.withinMillis = within.toMillis();
    }

    /** A request has come to where it is answered. */
    static void met(RoutingContext request) {
        if (request.request().connection() instanceof ConnectionBase connection) {
            HeadDeadline its = connection.channel().attr(OF_CONNECTION).get();
            if (its != null && its.meets(request.request().version())) {
                request.addEndHandler(_ -> its.requests--);
            }
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        connection.channel().attr(OF_CONNECTION).set(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        if (requests == 0 && deadline == null) {
            deadline = connection.executor().schedule(() -> connection.close(), withinMillis, TimeUnit.MILLISECONDS);
        }
        connection.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        disarm();
        connection.fireChannelInactive();
    }

    /** HTTP/2 says much between requests, and its heads come in frames that are counted. @return whether what follows is still watched */
    private boolean meets(HttpVersion version) {
        disarm();
        if (version == HttpVersion.HTTP_2) {
            requests = Integer.MAX_VALUE;
            return false;
        }
        requests++;
        return true;
    }

    private void disarm() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
