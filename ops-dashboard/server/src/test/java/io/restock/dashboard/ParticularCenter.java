package io.restock.dashboard;

import com.sun.net.httpserver.HttpExchange;
import io.restock.contracts.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A distribution center to which every field of a report's lines is wrong; it says of each what came in it. */
public final class ParticularCenter extends ServiceForTest {
    public ParticularCenter() {
        super("distribution-center");
    }

    @Override
    Said answer(HttpExchange asked) throws IOException {
        var errors = new ArrayList<String>();
        var lines = Json.MAPPER.readTree(asked.getRequestBody()).path("lines");
        for (int i = 0; i < lines.size(); i++) {
            String at = "lines[" + i + "].";
            lines.get(i).properties().forEach(field -> errors.add(at + field.getKey() + " must not be " + field.getValue()));
        }
        return new Said(422,
                Json.MAPPER.writeValueAsString(Map.of("title", "Some fields are wrong", "status", 422, "detail", String.join("; ", errors), "errors", List.copyOf(errors))));
    }
}
