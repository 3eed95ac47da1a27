/** Who did what here. Start with {@link io.restock.replenishment.audit.PlanningAudit}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.audit;
