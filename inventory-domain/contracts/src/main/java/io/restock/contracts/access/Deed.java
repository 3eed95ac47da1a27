package io.restock.contracts.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.util.RawValue;
import io.restock.contracts.Digest;
import io.restock.contracts.Json;
import io.restock.contracts.Limits;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person or a service did, as the audit keeps it.
 *
 * @param at business time, to the microsecond
 * @param object what it was done to: a store, an item, an order, as its address names it; one line
 * @param body JSON that says the rest, on one line
 */
public record Deed(Instant at, Author by, DeedKind kind, String object, String body) {
    /** Longer bodies are kept by their digest alone: the thing itself is in the owner's tables and topics. */
    private static final int LONGEST_BODY = 4_000;

    public Deed {
        at = at.truncatedTo(ChronoUnit.MICROS);
        object = oneLine(object, Limits.LONG_NAME);
    }

    /** @param details written as JSON; where it was approved, as {@code deed} beside {@code approvedBy} */
    public static Deed of(Instant at, Author by, DeedKind kind, Object object, Object details) {
        try {
            String body = Json.MAPPER.writeValueAsString(details);
            String kept = body.length() <= LONGEST_BODY ? body : Json.MAPPER.writeValueAsString(Map.of("characters", body.length(), "digest", Digest.of(body)));
            return new Deed(at, by, kind, object.toString(), by.approvedBy() == null ? kept : withApprover(kept, by.approvedBy()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withApprover(String body, Author approver) throws JsonProcessingException {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("approvedBy", approver);
        fields.put("deed", new RawValue(body));
        return Json.MAPPER.writeValueAsString(fields);
    }

    private static String oneLine(String text, int atMost) {
        String shown = text.length() <= atMost ? text : text.substring(0, atMost);
        return shown.chars().anyMatch(Character::isISOControl) ? shown.replaceAll("\\p{Cntrl}", " ") : shown;
    }
}
