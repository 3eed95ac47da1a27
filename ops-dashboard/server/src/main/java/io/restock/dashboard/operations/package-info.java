/** What the dashboard tells operators about itself. Start with {@link io.restock.dashboard.operations.DashboardOperations}. */
@org.jspecify.annotations.NullMarked
package io.restock.dashboard.operations;
