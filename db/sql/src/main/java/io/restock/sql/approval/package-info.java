/** Requests that wait for a second person, as a service's schema keeps them. Start with {@link io.restock.sql.approval.ApprovalBook}. */
@org.jspecify.annotations.NullMarked
package io.restock.sql.approval;
