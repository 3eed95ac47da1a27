package io.restock.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** HTTP/2 as RFC 9113 has it, as far as it takes to make a request and take it back at once, over and over. */
final class RapidReset {
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int GO_AWAY = 7;
    private static final int END_OF_STREAM_AND_HEADERS = 5;
    private static final byte[] CANCEL = {0, 0, 0, 8};

    private RapidReset() {}

    /** @return whether the server has had enough of it by the last */
    static boolean isHungUpOn(Socket socket, int requests) throws IOException, InterruptedException {
        var out = socket.getOutputStream();
        out.write(PREFACE);
        out.write(frame(SETTINGS, 0, 0, new byte[0]));
        var server = Thread.ofVirtual().start(() -> readUntilGoAway(socket));
        try {
            for (int request = 0; request < requests && server.isAlive(); request++) {
                int stream = 2 * request + 1;
                out.write(frame(HEADERS, END_OF_STREAM_AND_HEADERS, stream, get(socket)));
                out.write(frame(RESET, 0, stream, CANCEL));
            }
        } catch (IOException e) {
            return true;
        }
        return server.join(Duration.ofMillis(socket.getSoTimeout()));
    }

    /** Ends when the server says that it has enough, or hangs up. */
    private static void readUntilGoAway(Socket socket) {
        try {
            var in = new DataInputStream(socket.getInputStream());
            int type;
            do {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                type = in.readUnsignedByte();
                in.readFully(new byte[5 + length]);
            } while (type != GO_AWAY);
        } catch (IOException e) {
            // Hung up on: that is an answer, too.
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte[] content) {
        var frame = new ByteArrayOutputStream();
        for (int b : new int[] {content.length >> 16, content.length >> 8, content.length, type, flags, stream >> 24, stream >> 16, stream >> 8, stream}) {
            frame.write(b);
        }
        frame.writeBytes(content);
        return frame.toByteArray();
    }

    /** GET / by the static table of RFC 7541: method 2, scheme 6, path 4, and the authority in its own words. */
    private static byte[] get(Socket socket) {
        byte[] authority = ("127.0.0.1:" + socket.getPort()).getBytes(US_ASCII);
        var block = new ByteArrayOutputStream();
        for (int b : new int[] {0x82, 0x86, 0x84, 0x01, authority.length}) {
            block.write(b);
        }
        block.writeBytes(authority);
        return block.toByteArray();
    }
}
