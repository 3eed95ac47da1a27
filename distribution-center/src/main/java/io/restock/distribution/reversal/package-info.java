/** What staff of a center typed wrongly and counts as if it had never been reported. Start with {@link io.restock.distribution.reversal.Reversing}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.reversal;
