/** What every service reports to its operators: counts and checks. Start with {@link io.restock.contracts.operations.Verification}. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.operations;
