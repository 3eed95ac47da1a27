/** The ledger on real engines: worked examples first ({@link io.restock.ledger.ApplyingTest}), then crashes, fencing and verification. */
package io.restock.ledger;
