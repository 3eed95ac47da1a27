/**
 * Hosts an Axon aggregate on a journal: a batch of commands in one unit of work, aggregates loaded from projection rows, events
 * appended by COPY. Start with {@link io.restock.journal.axon.AggregateHost}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.journal.axon;
