/** The log of one environment, without names, as the beginning of another. Start with {@link io.restock.local.cloning.LogExport}. */
@org.jspecify.annotations.NullMarked
package io.restock.local.cloning;
