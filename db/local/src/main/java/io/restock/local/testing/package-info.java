/** Real engines for tests: one PostgreSQL and one Kafka per test JVM. Start reading at {@link io.restock.local.testing.Engines}. */
@org.jspecify.annotations.NullMarked
package io.restock.local.testing;
