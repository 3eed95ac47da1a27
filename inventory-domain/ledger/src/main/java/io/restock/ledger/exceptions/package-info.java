/**
 * What people have to look at, of all services: opened once, counted, closed by itself when its cause is gone, ranked by what is at stake, and worked on until then. Start with
 * {@link io.restock.ledger.exceptions.ExceptionBook}, by which the ledger raises its own, and {@link io.restock.ledger.exceptions.ExceptionQueue}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.exceptions;
