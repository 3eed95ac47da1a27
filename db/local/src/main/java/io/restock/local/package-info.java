/**
 * The Java side of {@code ./restock}. Start reading at {@link io.restock.local.Restock}; what it runs is in {@code supervisor},
 * PostgreSQL and Kafka are in {@code engine}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.local;
