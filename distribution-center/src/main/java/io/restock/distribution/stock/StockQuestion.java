package io.restock.distribution.stock;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.distribution.outbox.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A location that held less of an item than the center's stock said: it is to be looked at. */
public record StockQuestion(Gln dc, Gtin item, Location location) {
    /** @throws IllegalArgumentException unless the text is {@code center|item|location} */
    public static StockQuestion ofSubject(String subject) {
        String[] parts = subject.split("\\|");
        if (parts.length != 3) {
            throw new IllegalArgumentException("must be center|item|location, was " + subject);
        }
        return new StockQuestion(new Gln(parts[0]), new Gtin(parts[1]), Location.valueOf(parts[2]));
    }

    String subject() {
        return dc + "|" + item + "|" + location;
    }

    /** @param units that are missing, or too many; 0 where nobody knows */
    Message asked(String detail, long units, Instant now) {
        return message(detail, true, now, units == 0 ? null : Stake.of(item, units));
    }

    Message settled(String detail, Instant now) {
        return message(detail, false, now, null);
    }

    private Message message(String detail, boolean open, Instant now, @Nullable Stake stake) {
        return Message.of(new ExceptionRaised(ExceptionKind.DC_STOCK_QUESTIONED, dc, subject(), detail, open, now, now, stake));
    }
}
