/**
 * The Java side of {@code ./restock}. Start reading at {@link io.restock.local.Restock}; what it runs is in {@code supervisor},
 * PostgreSQL and Kafka are in {@code engine}.
 */
@NullMarked
package io.restock.local;

import org.jspecify.annotations.NullMarked;
