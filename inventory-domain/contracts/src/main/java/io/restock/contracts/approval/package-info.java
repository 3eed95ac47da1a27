/** What one person asks for and another has to approve before it is done. Start with {@link io.restock.contracts.approval.Approval}. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.approval;
