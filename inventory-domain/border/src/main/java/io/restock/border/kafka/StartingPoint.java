package io.restock.border.kafka;

/** Where a follower begins in each partition: so many records before its end. */
public record StartingPoint(long recordsBeforeEnd) {
    public static final StartingPoint BEGINNING = new StartingPoint(Long.MAX_VALUE);
    public static final StartingPoint END = new StartingPoint(0);

    /** The wanted offset for a partition that ends at {@code end}; below its beginning means the beginning. */
    long from(long end) {
        return Math.max(0, end - recordsBeforeEnd);
    }
}
