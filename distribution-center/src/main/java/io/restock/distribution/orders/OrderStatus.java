package io.restock.distribution.orders;

/** Where an order line is. {@code OPEN} is no state of its own: it asks for every line of which something has yet to leave. */
public enum OrderStatus {
    OPEN, WAITING, BACK_ORDERED, PICKING, PICKED, DESPATCHED, RECEIVED, CANCELLED
}
