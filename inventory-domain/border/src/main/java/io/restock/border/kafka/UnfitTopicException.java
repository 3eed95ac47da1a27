package io.restock.border.kafka;

import org.apache.kafka.common.KafkaException;

/** A topic is there, and is not as it must be: to go on would lose records, or take a store's in two places. The message says what is wrong and how to repair it. */
public final class UnfitTopicException extends KafkaException {
    private static final long serialVersionUID = 1;

    UnfitTopicException(String message) {
        super(message);
    }
}
