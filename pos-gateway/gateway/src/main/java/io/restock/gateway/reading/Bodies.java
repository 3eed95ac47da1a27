package io.restock.gateway.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restock.border.http.JsonBounds;
import io.restock.border.http.Problem;
import io.restock.border.http.ProblemException;
import io.restock.border.http.ProblemMapper;
import io.restock.contracts.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes bodies in, within bounds, and parses their JSON strictly: no field twice, nothing behind the end. */
public final class Bodies {
    /** Of one transaction, in bytes. */
    public static final int SINGLE_AT_MOST = 1 << 20;
    /** Of a bulk post, in bytes. */
    public static final int BULK_AT_MOST = 8 << 20;

    /** How much more is read and thrown away, so that the sender sees our answer and not a broken connection. */
    private static final int DRAINED_AT_MOST = 32 << 20;

    static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder().recyclerPool(Json.BUFFERS)
            .streamReadConstraints(JsonBounds.BOUNDS).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private Bodies() {}

    /** @throws ProblemException 413 if there are more than {@code most} bytes, 400 if they stop coming: tills lose their connection every day */
    public static byte[] read(InputStream body, int most) {
        byte[] bytes;
        try {
            boolean isThere = body instanceof ByteArrayInputStream && body.available() <= most;
            bytes = isThere ? body.readAllBytes() : body.readNBytes(most + 1);
            if (bytes.length > most) {
                discard(body);
            }
        } catch (IOException e) {
            throw ProblemException.unreadable("the connection ended before the body did; nothing was recorded, so send it again");
        }
        if (bytes.length > most) {
            throw ProblemException.of(413, "Too much at once", "the body has more than " + (most >> 20) + " MiB; send fewer lines or transactions at a time");
        }
        return bytes;
    }

    /** @throws ProblemException 400 with line and column if it is no JSON */
    public static JsonNode json(byte[] body) {
        return json(body, 0, body.length);
    }

    static JsonNode json(byte[] body, int from, int length) {
        try {
            JsonNode node = JSON.readTree(body, from, length);
            if (node.isMissingNode()) {
                throw ProblemException.unreadable("the body is empty; a transaction was expected");
            }
            return node;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static ProblemException unreadable(IOException e) {
        if (e instanceof JsonProcessingException json) {
            Problem problem = ProblemMapper.unreadable(json);
            return ProblemException.of(problem.status(), problem.title(), problem.detail());
        }
        return ProblemException.unreadable("the body is not JSON in UTF-8: " + e.getMessage());
    }

    private static void discard(InputStream body) throws IOException {
        byte[] bin = new byte[64 << 10];
        for (int left = DRAINED_AT_MOST; left > 0;) {
            int read = body.read(bin, 0, Math.min(bin.length, left));
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }
}
