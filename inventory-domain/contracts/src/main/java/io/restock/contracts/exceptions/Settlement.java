package io.restock.contracts.exceptions;

import java.util.Map;

/**
 * Something that a person may do about an exception, by a request to a service.
 *
 * @param words what it is, as a button would say it
 * @param address of the request; what stands in braces the exception's subject says, or the person
 * @param body form of the request: what stands in angle brackets the person says
 */
public record Settlement(Type type, String words, Service service, String method, String address, String body) {
    /** What sort of deed it is. */
    public enum Type {
        COUNT,
        ADJUST,
        RECEIVE,
        REPORT_ARRIVAL,
        CALL_OFF,
        /** It is expected at another time. */
        PUT_OFF,
        REVERSE,
        REDIRECT,
        SEND_ON,
        LIST_ITEM,
        SAY_WHAT_IT_WAS,
        BOOK,
        SEND_SALE,
        END_RESERVATION,
        ANSWER_RECALL,
        RELEASE_RECALL,
        ANSWER_QUESTION,
        REGISTER_CENTER,
        CHANGE_STORE,
        /** The person who has looked says that it is settled. */
        CLOSE
    }

    /** Who raises exceptions, and takes what settles them. */
    public enum Service { GATEWAY, LEDGER, PLANNING, CENTER }

    /** The same about one exception. What its subject does not say stays as it is. */
    public Settlement about(Map<String, String> parts) {
        return new Settlement(type, words, service, method, filled(address, parts), filled(body, parts));
    }

    private static String filled(String form, Map<String, String> parts) {
        String filled = form;
        for (var part : parts.entrySet()) {
            filled = filled.replace("{" + part.getKey() + "}", part.getValue());
        }
        return filled;
    }
}
