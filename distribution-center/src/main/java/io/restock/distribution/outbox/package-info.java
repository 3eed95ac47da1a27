/**
 * What the center publishes, written with the decision it speaks of and forwarded in order by the relay. Start with
 * {@link io.restock.distribution.outbox.Outbox}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.outbox;
