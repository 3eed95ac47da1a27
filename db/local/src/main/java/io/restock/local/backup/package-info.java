/** A copy of all that Restock keeps, taken while tills sell, and the way back. Start with {@link io.restock.local.backup.Backup}, which says why the copy is consistent. */
@org.jspecify.annotations.NullMarked
package io.restock.local.backup;
