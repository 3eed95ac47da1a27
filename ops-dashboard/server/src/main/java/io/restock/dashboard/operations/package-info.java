/** What the dashboard tells operators about itself. Start with {@link io.restock.dashboard.operations.OperationsResource}. */
package io.restock.dashboard.operations;
