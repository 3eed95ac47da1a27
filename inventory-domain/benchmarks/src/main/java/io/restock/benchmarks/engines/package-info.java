/** PostgreSQL and Kafka for a measurement, durable and set as the product sets them. Start with {@link io.restock.benchmarks.engines.BenchEngines}. */
@org.jspecify.annotations.NullMarked
package io.restock.benchmarks.engines;
