/** How a service reports that its threads get on: every long-lived thread reports to one book of troubles, and readiness reads it. */
@org.jspecify.annotations.NullMarked
package io.restock.border.health;
