package io.restock.ledger.quarantine;

/** A record that cannot be applied, with the reason that the quarantine shows. */
public final class Unappliable extends RuntimeException {
    private final String reason;

    public Unappliable(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
