/** The way of a transaction from the till to Kafka's acknowledgement. Start with {@link io.restock.gateway.intake.Intake}. */
@NullMarked
package io.restock.gateway.intake;

import org.jspecify.annotations.NullMarked;
