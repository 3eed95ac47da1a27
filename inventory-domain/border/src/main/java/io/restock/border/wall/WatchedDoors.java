package io.restock.border.wall;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;

/** Has every connection that a service takes watched from its first byte. Vert.x has no deadline for heads; it lets providers of this kind in before it opens a server. */
public final class WatchedDoors implements VertxServiceProvider {
    /** Of a request from its first byte until its headers have ended, on a mobile connection at its worst. */
    private static final Duration HEAD_WITHIN = Duration.ofSeconds(15);

    private final Duration headWithin;

    public WatchedDoors() {
        this(HEAD_WITHIN);
    }

    WatchedDoors(Duration headWithin) {
        this.headWithin = headWithin;
    }

    @Override
    public void init(VertxBuilder builder) {
        if (builder.findTransport().getClass() == JDKTransport.class) {
            builder.findTransport(new Watched(headWithin));
        }
    }

    private static final class Watched extends JDKTransport {
        private final Duration headWithin;

        Watched(Duration headWithin) {
            this.headWithin = headWithin;
        }

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap door) {
            super.configure(options, domainSocket, door);
            ChannelHandler behind = door.config().childHandler();
            door.childHandler(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel connection) {
                    connection.pipeline().addLast(new HeadDeadline(headWithin), behind);
                }
            });
        }
    }
}
