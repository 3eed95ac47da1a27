package io.restock.distribution.orders;

/** Where an order line is. {@code OPEN} is no state of its own: it asks for every line of which something has yet to leave. */
public enum OrderStatus {
    OPEN, WAITING, BACK_ORDERED, PICKING, PICKED, DESPATCHED, RECEIVED, CANCELLED;

    /** Whether something of every such line has yet to leave. */
    boolean isOpen() {
        return switch (this) {
            case OPEN, WAITING, BACK_ORDERED, PICKING, PICKED -> true;
            case DESPATCHED, RECEIVED, CANCELLED -> false;
        };
    }
}
