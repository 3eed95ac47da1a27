package io.restock.contracts;

/** How large the value of a record may be, on any topic. */
public final class RecordSize {
    /** Kafka takes 1,048,576 bytes with key, headers and frame unless it is configured otherwise, and consumers may be configured one by one. */
    public static final int BYTES_AT_MOST = 1_000_000;

    private RecordSize() {}

    /**
     * The value, if a record can carry it. To be asked where it is made, within the decision that makes it: what Kafka refuses later, when the
     * decision stands, holds up all that comes after it.
     *
     * @throws IllegalArgumentException if it is too large
     */
    public static byte[] fitting(String type, byte[] value) {
        if (value.length > BYTES_AT_MOST) {
            throw new IllegalArgumentException("a " + type + " of " + value.length + " bytes is larger than the " + BYTES_AT_MOST
                    + " that a record may have; send it in several");
        }
        return value;
    }
}
