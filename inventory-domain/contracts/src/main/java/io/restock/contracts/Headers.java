package io.restock.contracts;

/** Names of the Kafka record headers; all values are UTF-8 text. Instants are ISO-8601 in UTC. */
public final class Headers {
    /** The record's name in its {@link Codec}, such as {@code ItemSold}. */
    public static final String TYPE = "type";
    /** Version of that type's schema, 1 and up. */
    public static final String SCHEMA_VERSION = "schemaVersion";
    /** When it happened in the store or the DC. */
    public static final String OCCURRED_AT = "occurredAt";
    /** When our system wrote it down. */
    public static final String RECORDED_AT = "recordedAt";
    /** Gap-free place in the writer's journal of this partition, 1 and up. */
    public static final String POSITION = "position";
    /** Gap-free number within its store-item, 0 and up. */
    public static final String SEQUENCE = "sequence";
    /** Who did it, as {@link io.restock.contracts.access.Author#text()} writes it; absent where nobody knows. */
    public static final String AUTHOR = "author";
    /** Number of the approval of what is asked for; absent where nobody had to approve it. Such a record counts once, however often it comes. */
    public static final String APPROVAL = "approval";
    /** W3C trace context. */
    public static final String TRACE_PARENT = "traceparent";

    private Headers() {}
}
