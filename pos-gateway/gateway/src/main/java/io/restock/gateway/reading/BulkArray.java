package io.restock.gateway.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.restock.border.http.ProblemException;
import java.io.IOException;
import java.util.function.Consumer;

/** A JSON array of transactions. Behind a place that cannot be read nothing is taken any more. */
public record BulkArray(byte[] body) implements BulkBody {
    private static final ObjectReader ELEMENT = Bodies.JSON.without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public int count() {
        int count = 0;
        try (JsonParser parser = ELEMENT.createParser(body)) {
            mustBeginArray(parser);
            while (isElement(parser.nextToken())) {
                parser.skipChildren();
                count++;
            }
        } catch (IOException e) {
            return count; // answered when its turn comes, after what stands before it
        }
        return count;
    }

    @Override
    public void forEach(Consumer<JsonNode> taker, Consumer<ProblemException> unreadable) {
        try (JsonParser parser = ELEMENT.createParser(body)) {
            mustBeginArray(parser);
            while (isElement(parser.nextToken())) {
                JsonNode element = ELEMENT.readTree(parser);
                taker.accept(element);
            }
            if (parser.nextToken() != null) {
                unreadable.accept(ProblemException.unreadable("the body goes on after the end of the array; send one array"));
            }
        } catch (IOException e) {
            unreadable.accept(Bodies.unreadable(e));
        }
    }

    private static boolean isElement(JsonToken token) {
        return token != null && token != JsonToken.END_ARRAY;
    }

    private static void mustBeginArray(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw ProblemException.unreadable("the body must be a JSON array of transactions, or NDJSON with content type application/x-ndjson");
        }
    }
}
