/** PostgreSQL and Kafka for a measurement, durable and set as the product sets them. Start with {@link io.restock.benchmarks.engines.BenchEngines}. */
@NullMarked
package io.restock.benchmarks.engines;

import org.jspecify.annotations.NullMarked;
