/** Laws of demand that is measured rather than counted, and how any law meets the question of stock. Start with {@link io.restock.engine.law.ContinuousLaw}. */
@NullMarked
package io.restock.engine.law;

import org.jspecify.annotations.NullMarked;
