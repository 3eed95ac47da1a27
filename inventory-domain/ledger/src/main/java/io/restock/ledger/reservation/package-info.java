/** What is held for customers' orders until they come for it. Start with {@link io.restock.ledger.reservation.Reservations}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.reservation;
