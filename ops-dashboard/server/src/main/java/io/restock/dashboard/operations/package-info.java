/** What the dashboard tells operators about itself. Start with {@link io.restock.dashboard.operations.OperationsResource}. */
@NullMarked
package io.restock.dashboard.operations;

import org.jspecify.annotations.NullMarked;
