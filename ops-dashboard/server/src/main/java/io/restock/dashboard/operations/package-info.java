/** What the dashboard reports about itself to operators. Start with {@link io.restock.dashboard.operations.DashboardOperations}. */
@org.jspecify.annotations.NullMarked
package io.restock.dashboard.operations;
