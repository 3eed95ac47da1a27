/**
 * Starts PostgreSQL, Kafka and the six services as children, keeps them alive and stops them in order. Start reading at
 * {@link io.restock.local.supervisor.Supervisor}.
 */
@NullMarked
package io.restock.local.supervisor;

import org.jspecify.annotations.NullMarked;
