/**
 * The service that the tills talk to. A transaction is read ({@code reading}), its numbers are resolved to listed items ({@code catalog}, {@code intake}),
 * and it is answered once Kafka has it. Start with {@link io.restock.gateway.intake.Intake}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.gateway;
