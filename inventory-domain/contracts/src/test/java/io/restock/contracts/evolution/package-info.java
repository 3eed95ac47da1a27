/** How what is written on topics may change over the years. Start with {@link io.restock.contracts.evolution.GoldenFilesTest}. */
package io.restock.contracts.evolution;
