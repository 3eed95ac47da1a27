package io.restock.border.kafka;

import io.restock.contracts.Topics;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;

/** Whether a topic that was made or changed by hand is still what all services count on: cut as all others, kept by enough brokers, and of a log that forgets nothing. */
record TopicFitness(Topics topic, TopicDescription description, Config config) {
    private static final String UNLIMITED = "-1";

    /** @throws UnfitTopicException if it is not */
    void check(TopicShape shape) {
        int found = description.partitions().size();
        if (found != shape.partitions()) {
            throw unfit("has " + found + " partitions and not " + shape.partitions() + ": a store would have another partition on each topic."
                    + " Set restock.partitions to what all topics have; never add partitions to a topic that has records");
        }
        checkCopies(shape);
        boolean compacted = value("cleanup.policy").contains("compact");
        if (topic.compacted() && !compacted) {
            throw unfit("is not compacted: its latest records would be lost by age. Set its cleanup.policy to compact");
        }
        if (!topic.compacted() && compacted) {
            throw unfit("is compacted, and would keep only the last event of each key. Set its cleanup.policy to delete, and retention.ms to -1");
        }
        for (String limit : new String[] {"retention.ms", "retention.bytes"}) {
            if (value("cleanup.policy").contains("delete") && !value(limit).equals(UNLIMITED)) {
                throw unfit("loses records after a while (" + limit + " is " + value(limit) + "), and views are rebuilt from them. Set it to -1");
            }
        }
    }

    private void checkCopies(TopicShape shape) {
        int copies = description.partitions().stream().mapToInt(partition -> partition.replicas().size()).min().orElse(0);
        if (copies < shape.replicas()) {
            throw unfit("is kept by " + copies + " brokers and not by " + shape.replicas() + ": what was acknowledged is lost with a broker."
                    + " Reassign it to more brokers, or set restock.kafka.replicas to " + copies + " if you can do without");
        }
        int inSync = Integer.parseInt(value("min.insync.replicas"));
        if (inSync < shape.inSync()) {
            throw unfit("acknowledges what " + inSync + " of " + copies + " brokers have, and what only those have is lost with them. Set its min.insync.replicas to "
                    + shape.inSync());
        }
    }

    private UnfitTopicException unfit(String sentence) {
        return new UnfitTopicException("topic " + topic + " " + sentence);
    }

    private String value(String setting) {
        return config.get(setting).value();
    }
}
