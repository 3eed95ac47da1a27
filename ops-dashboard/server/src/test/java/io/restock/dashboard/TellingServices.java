package io.restock.dashboard;

import com.sun.net.httpserver.HttpExchange;
import java.util.Map;
import java.util.Optional;

/** Ledger, planning and center at one address: what they say of six yoghurts that went in place of a skyr, and of two lots. They know nothing else. */
public final class TellingServices extends ServiceForTest {
    static final String STORE = "7080001000011";
    static final String DC = "7080002000010";
    static final String YOGHURT = "07038010000072";
    static final String SKYR = "07038010000089";
    static final String SSCC = "370800000000000013";

    private static final String IN_PLACE = "\"inPlaceOf\": {\"orderLine\": \"R-1/1\", \"item\": \"" + SKYR + "\", \"why\": \"EMPTY\"}";
    private static final String LINE = "\"dc\": \"" + DC + "\", \"units\": 6, \"casePack\": 6, \"received\": 0, \"placedAt\": \"2026-03-02T08:00:00Z\","
            + " \"cutOffAt\": \"2026-03-02T11:00:00Z\", \"dueAt\": \"2026-03-03T08:00:00Z\"";
    private static final String ORDERED = "{\"line\": 1, \"item\": \"" + SKYR + "\", \"status\": \"CANCELLED\", \"open\": 0, \"despatched\": 0, \"cancelled\": 6, " + LINE + "}";
    private static final String INSTEAD = "{\"line\": 1, \"item\": \"" + YOGHURT + "\", \"status\": \"DESPATCHED\", \"open\": 6, \"despatched\": 6, \"cancelled\": 0, \"home\": \""
            + "7080002000027" + "\", " + LINE + ", " + IN_PLACE + "}";
    private static final String RETURN = "{\"store\": \"" + STORE + "\", \"transfer\": \"t1\", \"state\": \"OPEN\", \"lines\": [{\"item\": \"" + YOGHURT
            + "\", \"sent\": 9, \"arrived\": 5, \"open\": 4}, {\"item\": \"" + SKYR + "\", \"sent\": 1, \"arrived\": 1}]}";

    private static final String YOGHURTS = "/v1/stores/" + STORE + "/stock/" + YOGHURT;
    private static final Map<String, String> WAS = Map.of(YOGHURTS + "?at=2026-03-01T08%3A00%3A00Z&knownAt=2026-03-02T08%3A00%3A00Z", "{\"onHand\": 9, \"inTransit\": 6}",
            YOGHURTS + "/events?order=latest&limit=100", events(1, "7"), YOGHURTS + "/events?order=latest&after=7&limit=100", events(2, null));

    private static final Map<String, String> SAID = Map.of(
            "/v1/stores/" + STORE + "/despatches", "{\"despatches\": [{\"sscc\": \"" + SSCC + "\", \"dc\": \"" + DC + "\", \"despatchedAt\": \"2026-03-02T11:00:00Z\", \"lines\": ["
                    + "{\"item\": \"" + YOGHURT + "\", \"units\": 6, \"orderLine\": \"S-1/1\", \"open\": 6}, {\"item\": \"" + YOGHURT
                    + "\", \"units\": 12, \"orderLine\": \"R-2/1\", \"open\": 12}]}]}",
            "/v1/despatches/" + SSCC + "/advice", "{\"expectedAt\": \"2026-03-02T16:00:00Z\", \"units\": [{\"sscc\": \"" + SSCC + "\", \"lines\": ["
                    + "{\"orderLine\": \"R-2/1\"}, {\"orderLine\": \"S-1/1\", " + IN_PLACE + "}]}]}",
            "/v1/replenishment-orders/R-1", "{\"order\": \"R-1\", \"store\": \"" + STORE + "\", \"lines\": [" + ORDERED + "]}",
            "/v1/replenishment-orders?store=" + STORE + "&sort=due&after=2026-03-03T08%3A00%3A00Z%2FS-&limit=50",
            "{\"orders\": [{\"order\": \"S-1\", \"store\": \"" + STORE + "\", \"lines\": [" + INSTEAD + "]}, {\"order\": \"S-2\", \"store\": \"" + STORE + "\", \"lines\": ["
                    + INSTEAD.replace("R-1/1", "R-9/1") + "]}]}",
            "/v1/dcs/" + DC + "/returns/" + STORE + "/t1", RETURN,
            "/v1/dcs/" + DC + "/stock/" + YOGHURT + "/entries",
            "{\"entries\": [" + entry(2, "A7", "") + ", " + entry(3, null, ", end of season") + ", " + entry(9, "B8", "0") + "]}",
            // Of the skyr one came, and that was taken back and came anew: which is which the entries do not say.
            "/v1/dcs/" + DC + "/stock/" + SKYR + "/entries", "{\"entries\": [" + entry(1, "C9", "") + ", " + entry(1, "C8", "") + "]}",
            "/v1/dcs/" + DC + "/stock", "{\"lines\": [{\"item\": \"" + YOGHURT + "\", \"locations\": [{\"location\": \"PICK_FACE\", \"units\": 8, \"lots\": ["
                    + "{\"lot\": \"A7\", \"bestBefore\": \"2026-03-01\", \"units\": 2, \"passed\": true}, {\"lot\": \"B8\", \"units\": 6}]}]}]}");

    public TellingServices() {
        super("ledger", "replenishment", "distribution-center");
    }

    private static String entry(int units, String lot, String more) {
        return "{\"kind\": \"RETURNED\", \"units\": " + units + (lot == null ? "" : ", \"lot\": \"" + lot + "\"") + ", \"reference\": \"return " + STORE + "/t1" + more + "\"}";
    }

    private static String events(int sequence, String next) {
        return "{\"events\": [{\"type\": \"ItemSold\", \"sequence\": %d, \"occurredAt\": \"2026-03-02T08:00:00Z\", \"recordedAt\": \"2026-03-02T08:00:01Z\", \"units\": 1, \"onHand\": 4}]%s}"
                .formatted(sequence, next == null ? "" : ", \"next\": " + next);
    }

    @Override
    Said answer(HttpExchange asked) {
        var address = asked.getRequestURI();
        if (address.toString().equals(YOGHURTS + "?at=yesterday")) {
            return new Said(422, "{\"title\": \"Not valid\", \"status\": 422, \"errors\": [\"at must be an instant such as 2026-03-02T18:04:11+01:00, was yesterday\"]}");
        }
        var said = Optional.ofNullable(WAS.get(address.toString())).or(() -> Optional.ofNullable(SAID.get(address.toString())))
                .or(() -> Optional.ofNullable(SAID.get(address.getPath())));
        return said.map(json -> new Said(200, json)).orElse(new Said(404, "{\"title\": \"Not known here\", \"status\": 404, \"detail\": \"no " + address + "\"}"));
    }
}
