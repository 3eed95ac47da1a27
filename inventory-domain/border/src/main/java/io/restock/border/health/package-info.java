/** How a service tells that its threads get on: whatever lives long reports to one book of troubles, and readiness reads it. */
@org.jspecify.annotations.NullMarked
package io.restock.border.health;
