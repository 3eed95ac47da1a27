/** What leaves a distribution center, and by which lane. Start with {@link io.restock.contracts.despatch.DespatchEvent}. */
@org.jspecify.annotations.NullMarked
package io.restock.contracts.despatch;
