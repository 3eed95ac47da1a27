/** What the dashboard tells operators about itself. Start with {@link io.restock.dashboard.operations.DashboardOperations}. */
package io.restock.dashboard.operations;
