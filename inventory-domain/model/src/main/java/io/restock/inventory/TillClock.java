package io.restock.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a till's clock said of a movement, where it is not simply believed.
 *
 * @param told what the till reported
 * @param inDoubtUntil when we received it, if nobody knows when it happened: by then it had. Null where the clock's error is known and taken out
 */
public record TillClock(Instant told, @Nullable Instant inDoubtUntil) {}
