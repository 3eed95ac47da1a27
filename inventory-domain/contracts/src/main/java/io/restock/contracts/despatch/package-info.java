/** What leaves a distribution center, and by which lane. Start with {@link io.restock.contracts.despatch.DespatchEvent}. */
@NullMarked
package io.restock.contracts.despatch;

import org.jspecify.annotations.NullMarked;
