package io.restock.ledger.quarantine;

/** A record that cannot be applied, with the reason that the quarantine shows. */
public final class Unappliable extends RuntimeException {
    private final String reason;

    public Unappliable(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Units of an item that stands on several lines. @throws Unappliable if they are more than can be counted */
    public static int sum(int units, int more) {
        try {
            return Math.addExact(units, more);
        } catch (ArithmeticException e) {
            throw new Unappliable("units of an item add up to more than " + Integer.MAX_VALUE);
        }
    }

    public String reason() {
        return reason;
    }
}
