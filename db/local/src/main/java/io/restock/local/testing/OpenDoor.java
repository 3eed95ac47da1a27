package io.restock.local.testing;

import static io.restock.local.engine.EmbeddedKafka.CLIENTS;
import static io.restock.local.engine.EmbeddedKafka.CONTROLLER;

import io.restock.local.engine.EmbeddedKafka;
import io.restock.local.engine.KafkaLogin;
import io.restock.local.engine.KafkaUsers;
import java.util.Map;
import java.util.stream.Stream;

/** A second door to a test's Kafka, at which nobody is asked for a password: there a test makes topics, plays stores and other services, and reads what came of it. */
final class OpenDoor {
    private static final String NAME = "OPEN";

    private OpenDoor() {}

    static String at(int kafkaPort) {
        return "127.0.0.1:" + (kafkaPort + 2);
    }

    static Stream<String> options(int kafkaPort) {
        String clients = CLIENTS + "://127.0.0.1:" + kafkaPort + "," + NAME + "://" + at(kafkaPort);
        return Map.of(
                "listeners", clients + "," + CONTROLLER + "://127.0.0.1:" + (kafkaPort + 1),
                "advertised.listeners", clients,
                "listener.security.protocol.map", CLIENTS + ":" + KafkaLogin.PROTOCOL + "," + CONTROLLER + ":" + KafkaLogin.PROTOCOL + "," + NAME + ":PLAINTEXT",
                "super.users", "User:" + KafkaUsers.OPERATOR + ";User:ANONYMOUS")
                .entrySet().stream().map(setting -> "-D" + EmbeddedKafka.SETTING + setting.getKey() + "=" + setting.getValue());
    }
}
