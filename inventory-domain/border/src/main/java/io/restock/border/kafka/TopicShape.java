package io.restock.border.kafka;

/**
 * What all topics must have alike.
 *
 * @param partitions so that a store has the same number everywhere
 * @param replicas brokers that keep each record: 3 on a cluster, so that one may be lost while another is being repaired
 */
public record TopicShape(int partitions, int replicas) {
    /** For a broker that has no others beside it. */
    public static TopicShape onOneBroker(int partitions) {
        return new TopicShape(partitions, 1);
    }

    /** Brokers that must have a record before it counts as acknowledged: most of them, so that any two majorities share one that has it. */
    int inSync() {
        return replicas / 2 + 1;
    }
}
