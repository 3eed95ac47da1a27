package io.restock.terminal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.terminal.rest.Answer.Done;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists in answers: the body itself, or its one list with {@code next}, from which the next page is asked for. */
public final class Lists {
    private static final int PAGES_AT_MOST = 10_000;

    private Lists() {}

    /** @return the elements, none if there was no good answer */
    public static List<JsonNode> in(Answer answer) {
        return answer instanceof Done done ? elements(done.body()) : List.of();
    }

    /**
     * All pages of a list.
     *
     * @param path with a limit, and without {@code after}
     * @return empty if a page could not be read
     */
    public static Optional<List<JsonNode>> all(Service service, String path, Patience patience) throws InterruptedException {
        var all = new ArrayList<JsonNode>();
        var page = path;
        for (int pages = 0; pages < PAGES_AT_MOST; pages++) {
            var asked = page;
            if (!(patience.ask(() -> service.get(asked)) instanceof Done done)) {
                return Optional.empty();
            }
            all.addAll(elements(done.body()));
            var next = done.body().path("next");
            if (next.isMissingNode() || next.isNull() || next.asText().isEmpty()) {
                return Optional.of(all);
            }
            page = path + (path.contains("?") ? "&" : "?") + "after=" + URLEncoder.encode(next.asText(), StandardCharsets.UTF_8);
        }
        return Optional.empty();
    }

    private static List<JsonNode> elements(JsonNode body) {
        var list = body;
        for (var property : body.properties()) {
            if (property.getValue().isArray()) {
                list = property.getValue();
                break;
            }
        }
        var elements = new ArrayList<JsonNode>(list.size());
        if (list.isArray()) {
            list.forEach(elements::add);
        }
        return elements;
    }
}
