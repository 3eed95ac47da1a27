package io.restock.replenishment.planning;

import java.time.Instant;

/**
 * An event that changed a store-item, as an order may cite it.
 *
 * @param event {@code type partition/position}
 * @param occurredAt by the store's or the DC's clock, never later than {@code recordedAt}: a clock that runs ahead is not trusted
 * @param recordedAt when our system wrote it down
 */
public record Cause(String event, Instant occurredAt, Instant recordedAt) {
    public Cause {
        occurredAt = occurredAt.isAfter(recordedAt) ? recordedAt : occurredAt;
    }
}
