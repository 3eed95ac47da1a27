/** What becomes of records that a service cannot read or apply, in every service alike. Start with {@link io.restock.border.quarantine.QuarantineResource}. */
@org.jspecify.annotations.NullMarked
package io.restock.border.quarantine;
