/** Demand under a lower price: what it does, how it is learnt, and what is not ordered for it any more. Start with {@link io.restock.engine.promotion.PromotedRhythm}. */
@org.jspecify.annotations.NullMarked
package io.restock.engine.promotion;
