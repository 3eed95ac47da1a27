package io.restock.border.kafka;

import io.restock.contracts.Topics;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;

/** Whether a topic that was made or changed by hand is still what all services count on: cut as all others, and of a log that forgets nothing. */
record TopicFitness(Topics topic, TopicDescription description, Config config) {
    private static final String UNLIMITED = "-1";

    /**
     * @param partitions that every topic must have, so that a store has the same number everywhere
     * @throws UnfitTopicException if it is not
     */
    void check(int partitions) {
        int found = description.partitions().size();
        if (found != partitions) {
            throw new UnfitTopicException("topic " + topic + " has " + found + " partitions and not " + partitions + ": a store would have another partition on each topic."
                    + " Set restock.partitions to what all topics have; never add partitions to a topic that has records");
        }
        boolean compacted = value("cleanup.policy").contains("compact");
        if (topic.compacted() && !compacted) {
            throw new UnfitTopicException("topic " + topic + " is not compacted: its latest records would be lost by age. Set its cleanup.policy to compact");
        }
        if (!topic.compacted() && compacted) {
            throw new UnfitTopicException("topic " + topic + " is compacted, and would keep only the last event of each key. Set its cleanup.policy to delete, and retention.ms to -1");
        }
        for (String limit : new String[] {"retention.ms", "retention.bytes"}) {
            if (value("cleanup.policy").contains("delete") && !value(limit).equals(UNLIMITED)) {
                throw new UnfitTopicException("topic " + topic + " loses records after a while (" + limit + " is " + value(limit) + "), and views are rebuilt from them. Set it to -1");
            }
        }
    }

    private String value(String setting) {
        return config.get(setting).value();
    }
}
