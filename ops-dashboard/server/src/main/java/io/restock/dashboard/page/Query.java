package io.restock.dashboard.page;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of an address. */
public final class Query {
    private Query() {}

    /** A text as one segment of a path. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A query string; parameters without a value are left out.
     *
     * @param namesAndValues name, value, name, value, …
     */
    public static String of(@Nullable String... namesAndValues) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value != null && !value.isEmpty()) {
                parts.add(namesAndValues[i] + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** The same parameters as those of another request, each as often as it has a value. */
    public static String of(MultivaluedMap<String, String> parameters) {
        List<String> parts = parameters.entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream().map(value -> segment(parameter.getKey()) + "=" + segment(value))).toList();
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
