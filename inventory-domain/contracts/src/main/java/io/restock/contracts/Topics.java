package io.restock.contracts;

/**
 * The topics, their keys and their shape. Every topic keyed by store has the same number of partitions and Kafka's
 * default partitioner, so that a store has the same partition number everywhere and one thread may own it in all of them.
 */
public enum Topics {
    /** What stores report: {@link io.restock.contracts.store.StoreRecord}. Key: store. */
    POS_TRANSACTIONS("pos.transactions", false),
    /** What that did to the stock: {@link io.restock.contracts.stock.StockEvent}. Key: store|item; partition: the store's. */
    STOCK_EVENTS("inventory.stock-events", false),
    /** The latest {@link io.restock.contracts.stock.StockLevel}. Key: store|item; partition: the store's. */
    STOCK("inventory.stock", true),
    /** {@link io.restock.contracts.catalog.Store}. Key: store. */
    STORES("catalog.stores", true),
    /** {@link io.restock.contracts.catalog.Item}. Key: item. */
    ITEMS("catalog.items", true),
    /** {@link io.restock.contracts.catalog.Price}. Key: item. */
    PRICES("catalog.prices", false),
    /** {@link io.restock.contracts.catalog.LabelLayout}. Key: prefix, or prefix|store. */
    LABEL_LAYOUTS("catalog.label-layouts", true),
    /** {@link io.restock.contracts.catalog.Recall}. Key: the recall. */
    RECALLS("catalog.recalls", true),
    /** {@link io.restock.contracts.orders.OrderEvent}. Key: store. */
    ORDERS("replenishment.orders", false),
    /** Policies that people set and reviews that were asked for: replenishment's letters to itself, read by no other service. Key: store. */
    PLANNING("replenishment.planning", false),
    /** {@link io.restock.contracts.despatch.DespatchEvent}. Key: store. */
    DESPATCHES("distribution.despatches", false),
    /** {@link io.restock.contracts.despatch.Lane}. Key: store|center; of those that were written first, the store. */
    LANES("distribution.lanes", true),
    /** {@link io.restock.contracts.exceptions.ExceptionRaised}. Key: store. */
    EXCEPTIONS("restock.exceptions", false),
    /** {@link io.restock.contracts.access.Revocation}. Key: the token, or the subject. */
    REVOCATIONS("access.revocations", true),
    /** {@link io.restock.contracts.access.Revocation} of the tokens of those who have left the page. Key: the token, or the session at the identity provider. */
    LOGOUTS("access.logouts", true);

    private final String topic;
    private final boolean compacted;

    Topics(String topic, boolean compacted) {
        this.topic = topic;
        this.compacted = compacted;
    }

    public String topic() {
        return topic;
    }

    /** Whether Kafka keeps only the last record of each key. */
    public boolean compacted() {
        return compacted;
    }

    @Override
    public String toString() {
        return topic;
    }
}
