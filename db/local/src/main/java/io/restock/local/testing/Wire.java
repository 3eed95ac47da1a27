package io.restock.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The wire between a client and a server on this machine, for tests that cut it as a pulled cable does: nothing passes any more, and neither side gets an error. What is sent meanwhile is lost,
 * and connections of then stay dead when the wire is repaired; new ones pass.
 */
public final class Wire implements AutoCloseable {
    private final ServerSocket front;
    private final int behind;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

    private Wire(ServerSocket front, int behind) {
        this.front = front;
        this.behind = behind;
    }

    /** @param server port on loopback */
    public static Wire to(int server) {
        try {
            var wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
            Thread.ofVirtual().start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port on loopback by which the server is reached through this wire. */
    public int port() {
        return front.getLocalPort();
    }

    public void cut() {
        cutAfter(0);
    }

    /** @param bytes that pass yet, of all connections together: the message to which the last of them belongs arrives in part */
    public void cutAfter(long bytes) {
        left.set(bytes);
    }

    public void repair() {
        left.set(Long.MAX_VALUE);
    }

    private void accept() {
        while (!front.isClosed()) {
            try {
                Socket client = front.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException e) {
                // the test is over, or the server is away: the client hears nothing either way
            }
        }
    }

    private void pass(Socket from, Socket to) {
        var buffer = new byte[8_192];
        boolean dead = false;
        try {
            for (int read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
                if (!dead) {
                    int passes = passing(read);
                    to.getOutputStream().write(buffer, 0, passes);
                    dead = passes < read;
                }
            }
            if (!dead && left.get() > 0) {
                to.close();
            }
        } catch (IOException e) {
            // one of the two has closed its end
        }
    }

    /** How many of so many bytes get through. */
    private int passing(int bytes) {
        return (int) Math.min(bytes, left.getAndUpdate(rest -> rest == Long.MAX_VALUE ? rest : Math.max(0, rest - bytes)));
    }

    @Override
    public void close() throws IOException {
        front.close();
        for (Socket each : sockets) {
            each.close();
        }
    }
}
