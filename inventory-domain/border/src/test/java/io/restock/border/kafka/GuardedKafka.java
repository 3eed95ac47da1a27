package io.restock.border.kafka;

import io.restock.local.engine.KafkaUsers;
import io.restock.local.testing.Engines;
import java.util.HashMap;

/** A Kafka that asks for a password, as clusters do, and whose operator we are. */
final class GuardedKafka {
    private GuardedKafka() {}

    static KafkaConnection connection() {
        return connection(Engines.shared());
    }

    static KafkaConnection connection(Engines engines) {
        var settings = new HashMap<String, String>();
        engines.kafkaOf(KafkaUsers.OPERATOR).forEach((name, value) -> settings.put(name.substring("kafka.".length()), value));
        return new KafkaConnection(settings, TopicShape.onOneBroker(4));
    }
}
