package io.restock.gateway.reading;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a transaction as the till posted it.
 *
 * @param occurredAt null if it could not be read, which has been noted
 */
public record PostedTransaction(@Nullable OffsetDateTime occurredAt, List<PostedLine> lines) {}
