/**
 * Carries to the decider what happened and writes down what it decides, in one transaction with the cursor. Start with
 * {@link io.restock.replenishment.planning.Decider}; the rules are in {@link io.restock.replenishment.review}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.planning;
