/** What is asked of planning that a second person has to look at, and how it is done then. Start with {@link io.restock.replenishment.approval.PlanningRules}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.approval;
