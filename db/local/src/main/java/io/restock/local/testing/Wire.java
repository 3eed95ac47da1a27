package io.restock.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wire between a client and a server on this machine, for tests that cut it as a pulled cable does: nothing passes any more, and neither side gets an error. What is sent meanwhile is lost,
 * and connections of then stay dead when the wire is repaired; new ones pass.
 */
public final class Wire implements AutoCloseable {
    private final ServerSocket front;
    private final int behind;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

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
        cut = true;
    }

    public void repair() {
        cut = false;
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
                dead |= cut;
                if (!dead) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
            if (!dead && !cut) {
                to.close();
            }
        } catch (IOException e) {
            // one of the two has closed its end
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
        for (Socket each : sockets) {
            each.close();
        }
    }
}
