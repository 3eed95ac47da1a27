/**
 * What the center tells the others, written with the decision it tells of and forwarded in order by the relay. Start with
 * {@link io.restock.distribution.outbox.Outbox}.
 */
package io.restock.distribution.outbox;
