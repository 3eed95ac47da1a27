/** What people, the catalog and the calendar ask of the decider. Start with {@link io.restock.replenishment.request.PlanningRequest}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.request;
