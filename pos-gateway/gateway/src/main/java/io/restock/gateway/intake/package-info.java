/** The way of a transaction from the till to Kafka's acknowledgement. Start with {@link io.restock.gateway.intake.Intake}. */
@org.jspecify.annotations.NullMarked
package io.restock.gateway.intake;
