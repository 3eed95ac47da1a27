package io.restock.replenishment.storeitem;

import io.restock.contracts.orders.Trigger;
import java.time.Instant;

/**
 * An event that changed a store-item, as an order may cite it.
 *
 * @param occurredAt by the store's or the DC's clock, never later than {@code recordedAt}: a clock that runs ahead is not trusted
 * @param recordedAt when our system wrote it down
 */
public record Cause(Trigger event, Instant occurredAt, Instant recordedAt) {
    public Cause {
        occurredAt = occurredAt.isAfter(recordedAt) ? recordedAt : occurredAt;
    }
}
