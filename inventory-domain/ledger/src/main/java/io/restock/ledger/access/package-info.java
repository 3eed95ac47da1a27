/** Tokens of tills, and tokens that end before their time. Start reading at {@link io.restock.ledger.access.EnrolmentResource}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.access;
