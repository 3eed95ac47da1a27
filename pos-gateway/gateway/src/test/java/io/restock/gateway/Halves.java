package io.restock.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restock.local.testing.TestTokens;
import java.io.IOException;
import java.net.Socket;

/** A transaction that comes over a bad line: its head with one half of its body, and later the rest. */
record Halves(Socket socket, String head, String body) implements AutoCloseable {
    private static final int LONGEST_SILENCE_MILLIS = 20_000;

    /** With the body's length in its head. */
    static Halves of(String path, String body) throws IOException {
        return open(path, "Content-Length: " + body.getBytes(UTF_8).length, body);
    }

    /** In one chunk, whose length nobody knows before it comes. */
    static Halves chunked(String path, String body) throws IOException {
        return open(path, "Transfer-Encoding: chunked", Integer.toHexString(body.getBytes(UTF_8).length) + "\r\n" + body + "\r\n0\r\n\r\n");
    }

    private static Halves open(String path, String framing, String body) throws IOException {
        var socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
        return new Halves(socket, "PUT " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer " + TestTokens.everything()
                + "\r\nContent-Type: application/json\r\n" + framing + "\r\n\r\n", body);
    }

    void sendFirst() throws IOException {
        send(head + body.substring(0, body.length() / 2));
    }

    void sendSecond() throws IOException {
        send(body.substring(body.length() / 2));
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /** All that comes until the connection is closed; empty if nothing does. */
    String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
