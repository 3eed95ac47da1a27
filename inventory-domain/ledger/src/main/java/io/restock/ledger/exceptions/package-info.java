/** What a person has to look at: opened once, counted, closed by itself where that makes sense. Start with {@link io.restock.ledger.exceptions.ExceptionBook}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.exceptions;
