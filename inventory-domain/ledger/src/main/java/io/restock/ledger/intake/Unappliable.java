package io.restock.ledger.intake;

/** A record that cannot be applied, with the reason that the quarantine shows. */
final class Unappliable extends RuntimeException {
    Unappliable(String reason) {
        super(reason);
    }
}
