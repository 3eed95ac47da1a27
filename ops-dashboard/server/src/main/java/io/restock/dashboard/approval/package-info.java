/**
 * What waits for a second person, on the page: of all services that have such, in words, and decided by whoever looks at it.
 * Start with {@link io.restock.dashboard.approval.ApprovalsResource}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.dashboard.approval;
