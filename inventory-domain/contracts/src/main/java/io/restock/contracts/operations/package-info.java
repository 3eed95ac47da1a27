/** What every service tells its operators: counts and checks. Start with {@link io.restock.contracts.operations.Verification}. */
@NullMarked
package io.restock.contracts.operations;

import org.jspecify.annotations.NullMarked;
