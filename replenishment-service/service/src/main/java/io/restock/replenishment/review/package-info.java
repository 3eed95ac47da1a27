/** One look at a store-item: whether to order, how much, and why. No SQL, no Kafka. Start with {@link io.restock.replenishment.review.Review}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.review;
