package io.restock.local.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Runs of neighbouring free ports on loopback, for tests. */
public final class FreePorts {
    /** Below the range from which the system hands out ports to clients, so that nobody takes one between look and use. */
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    /** Given to nobody else in this process: the first may be slower to take them. */
    private static final Set<Integer> GIVEN = new HashSet<>();

    private FreePorts() {}

    /** {@code count} neighbouring ports, all free a moment ago. */
    public static synchronized List<Integer> onLoopback(int count) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST - count);
            var ports = IntStream.range(first, first + count).boxed().toList();
            if (ports.stream().noneMatch(GIVEN::contains) && allFree(ports)) {
                GIVEN.addAll(ports);
                return ports;
            }
        }
        throw new IOException("no " + count + " neighbouring free ports between " + LOWEST + " and " + HIGHEST);
    }

    public static boolean isFree(int port) {
        return allFree(List.of(port));
    }

    private static boolean allFree(List<Integer> ports) {
        var bound = new ArrayList<ServerSocket>();
        try {
            for (int port : ports) {
                var socket = new ServerSocket();
                bound.add(socket);
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            }
            return true;
        } catch (IOException busy) {
            return false;
        } finally {
            bound.forEach(FreePorts::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close a probe socket", e);
        }
    }
}
