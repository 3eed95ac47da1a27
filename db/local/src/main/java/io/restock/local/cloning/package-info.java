/** The log of one environment, without names, as the beginning of another. Start with {@link io.restock.local.cloning.LogExport}. */
package io.restock.local.cloning;
