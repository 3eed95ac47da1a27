/** What is known of one item at one store, idea by idea, and how events change it. No SQL, no Kafka. Start with {@link io.restock.replenishment.storeitem.StoreItem}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.storeitem;
