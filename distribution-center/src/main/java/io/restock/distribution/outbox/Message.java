package io.restock.distribution.outbox;

import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.exceptions.ExceptionRaised;
import java.time.Instant;

/** One message to the others. Its type alone says which topic it goes to. */
public record Message(String key, String type, Instant occurredAt, byte[] payload) {
    public static Message of(DespatchEvent event) {
        return new Message(event.store().digits(), DespatchEvent.CODEC.typeOf(event), event.occurredAt(), DespatchEvent.CODEC.write(event));
    }

    public static Message of(Lane lane, Instant now) {
        return new Message(lane.store() + "|" + lane.dc(), Lane.CODEC.typeOf(lane), now, Lane.CODEC.write(lane));
    }

    public static Message of(ExceptionRaised raised) {
        return new Message(raised.store().digits(), ExceptionRaised.CODEC.typeOf(raised), raised.occurredAt(), ExceptionRaised.CODEC.write(raised));
    }

    public static Topics topicOf(String type) {
        if (DespatchEvent.CODEC.types().contains(type)) {
            return Topics.DESPATCHES;
        }
        return Lane.CODEC.types().contains(type) ? Topics.LANES : Topics.EXCEPTIONS;
    }
}
