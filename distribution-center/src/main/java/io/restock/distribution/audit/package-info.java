/** Who did what here. Start with {@link io.restock.distribution.audit.CenterAudit}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.audit;
