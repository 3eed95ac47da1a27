/** What leaves a distribution center, and by which lane. Start with {@link io.restock.contracts.despatch.DespatchEvent}. */
package io.restock.contracts.despatch;
