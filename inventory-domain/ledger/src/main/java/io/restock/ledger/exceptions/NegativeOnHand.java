package io.restock.ledger.exceptions;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import java.time.Instant;

/** A shelf holds what it holds: on hand below zero says that a count or a delivery is missing. */
public final class NegativeOnHand {
    private NegativeOnHand() {}

    public static void raise(ExceptionBook exceptions, StoreItemId id, int onHand, Instant occurredAt) {
        exceptions.raise(ExceptionKind.NEGATIVE_ON_HAND, id.store(), id.toString(), "on hand of " + id.item() + " fell to " + onHand + "; count the shelf or receive the delivery",
                occurredAt, Stake.of(id.item(), -(long) onHand));
    }
}
