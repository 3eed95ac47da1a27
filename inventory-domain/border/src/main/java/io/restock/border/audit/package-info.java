/** Who did what, for auditors, in every service that owns something. Start with {@link io.restock.border.audit.AuditResource}. */
@org.jspecify.annotations.NullMarked
package io.restock.border.audit;
