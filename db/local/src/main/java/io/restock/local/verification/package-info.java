/**
 * Asks every service for its account and its invariants, and holds the accounts against each other. Start reading at
 * {@link io.restock.local.verification.Verifier}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.local.verification;
