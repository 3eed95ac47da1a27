package io.restock.border.http;

import io.restock.contracts.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sender's own name for a request, by which it is the same when it is sent again. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    private IdempotencyKey() {}

    /** @return the key, or null without one. @throws ProblemException 422 if it is no name */
    public static @Nullable String checked(@Nullable String key) {
        if (key != null && !key.matches("[A-Za-z0-9._:~-]{1," + Limits.KEY + "}")) {
            throw ProblemException.invalid(List.of(HEADER + " must be 1 to " + Limits.KEY + " of letters, digits and . _ : ~ -"));
        }
        return key;
    }
}
