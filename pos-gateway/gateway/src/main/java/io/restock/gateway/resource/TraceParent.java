package io.restock.gateway.resource;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace context of a request, passed on only if it is one, for it ends up in every record that the sale causes. */
final class TraceParent {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    static @Nullable String orNull(@Nullable String header) {
        return header != null && FORM.matcher(header).matches() ? header : null;
    }
}
