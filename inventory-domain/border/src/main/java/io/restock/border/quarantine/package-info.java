/** What becomes of records that a service cannot read or apply, in every service alike. Start with {@link io.restock.border.quarantine.QuarantineResource}. */
@NullMarked
package io.restock.border.quarantine;

import org.jspecify.annotations.NullMarked;
