package io.restock.contracts.exceptions;

import io.restock.contracts.exceptions.Settlement.Service;
import io.restock.contracts.exceptions.Settlement.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What exceptions of a kind mean as work: the one table, for all kinds of all services.
 *
 * @param raisedBy the one service that raises it
 * @param due how long after it was opened its owner should have looked; business time
 * @param loss what is lost while nobody does
 * @param subjects how its subject may be written; the first that fits counts
 * @param settlements what a person can do about it, the most usual first
 */
public record Work(Service raisedBy, Duration due, Loss loss, List<Subject> subjects, List<Settlement> settlements) {
    /** What the units of a {@link Stake} stand for. */
    public enum Loss {
        /** Goods that are gone, or stand where they should not: they are worth what they cost. */
        GOODS,
        /** Sales that do not happen: they are worth their margin. */
        SALES,
        /** The stake says it in money. */
        MONEY,
        /** Nobody can say. */
        NOT_KNOWN
    }

    private static final Duration AT_ONCE = Duration.ofHours(4);
    private static final Duration TODAY = Duration.ofHours(12);
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration THREE_DAYS = Duration.ofHours(72);

    private static final String STORE_ITEM = "{store}|{item}";
    private static final String SSCC = "{sscc}";
    private static final String TILL_DAY = "{store}/{till}/{date}";
    private static final String AT_STORE = "/v1/stores/{store}";
    private static final String AT_CENTER = "/v1/dcs/{dc}";
    private static final String CENTER_TRANSFER = AT_CENTER + "/center-transfers/{transfer}";
    /** Of the kinds that end by themselves alone, those that centers raise. */
    private static final Set<ExceptionKind> OF_CENTERS = EnumSet.of(ExceptionKind.CENTER_UNKNOWN, ExceptionKind.DC_SUPPLY_LATE, ExceptionKind.DC_TRANSFER_LATE);

    public static Work of(ExceptionKind kind) {
        return switch (kind) {
            case NEGATIVE_ON_HAND -> of(kind, A_DAY, Loss.GOODS, List.of(STORE_ITEM), count(), receive("Receive the delivery that is missing", "<sscc>"));
            case UNKNOWN_ITEM -> of(kind, A_DAY, Loss.GOODS, List.of("{item}"), listItem("{item}"));
            case LINE_UNFIT -> of(kind, A_DAY, Loss.MONEY, List.of("{store}/{date}/{till}/{sequence}/{line}"),
                    post(Type.SAY_WHAT_IT_WAS, "Say what it was", Service.LEDGER, AT_STORE + "/tills/{till}/transactions/{date}/{sequence}/lines/{line}/settlements",
                            "{\"item\": \"<gtin>\", \"units\": <units>}"));
            case CONFLICTING_TRANSACTION -> of(kind, THREE_DAYS, Loss.MONEY, List.of("RetailTransaction/{store}/{date}/{till}/{sequence}", "{type}/{store}/{identity}"),
                    post(Type.BOOK, "Book what was kept", Service.LEDGER, AT_STORE + "/tills/{till}/transactions/{date}/{sequence}/bookings", "{\"sequence\": <number>}"));
            case MISSING_TRANSACTIONS -> of(kind, A_DAY, Loss.NOT_KNOWN, List.of(TILL_DAY), sendSale("Have the till send what is missing"));
            case TILL_SILENT -> of(kind, A_DAY, Loss.NOT_KNOWN, List.of(TILL_DAY), sendSale("Have the till send its sales"));
            case CLOCK_WRONG -> of(kind, TODAY, Loss.NOT_KNOWN, List.of(TILL_DAY));
            case RETURN_EXCEEDS_SALE -> of(kind, THREE_DAYS, Loss.GOODS, List.of("{store}/{date}/{till}/{sequence}/{line}/{item}"),
                    sendSale("Have the till send the sale"));
            case COUNT_TOO_OLD, SOLD_AT_UNKNOWN_TIME -> of(kind, A_DAY, Loss.GOODS, List.of(STORE_ITEM), count());
            case DESPATCH_OVERDUE -> of(kind, TODAY, Loss.GOODS, List.of(SSCC), receive("Receive it", SSCC), redirect());
            case RECEIPT_DIFFERS -> of(kind, THREE_DAYS, Loss.GOODS, List.of(SSCC), reverse("RECEIPT"));
            case RECEIPT_WITHOUT_DESPATCH -> of(kind, A_DAY, Loss.GOODS, List.of(SSCC), reverse("RECEIPT"));
            case RECEIPT_HELD -> of(kind, TODAY, Loss.GOODS, List.of(SSCC),
                    post(Type.RECEIVE, "Receive it on top", Service.LEDGER, AT_STORE + "/receipts",
                            "{\"receivedAt\": \"<time>\", \"despatch\": \"{sscc}\", \"more\": true, \"lines\": [{\"item\": \"<gtin>\", \"units\": <units>}]}"),
                    reverse("RECEIPT"));
            case DELIVERED_ELSEWHERE -> of(kind, TODAY, Loss.GOODS, List.of("{sscc}/{store}"),
                    post(Type.SEND_ON, "Send it on", Service.LEDGER, AT_STORE + "/transfers",
                            "{\"occurredAt\": \"<time>\", \"to\": \"<gln>\", \"lines\": [{\"item\": \"<gtin>\", \"units\": <units>}]}"),
                    reverse("RECEIPT"));
            case CALLED_OFF_RECEIVED -> of(kind, TODAY, Loss.GOODS, List.of("{sscc}/{store}"), reverse("RECEIPT"));
            case TRANSFER_OVERDUE -> of(kind, TODAY, Loss.GOODS, List.of("{sender}/{transfer}"), arrive("Say what arrived"),
                    post(Type.CALL_OFF, "Call the rest off", Service.LEDGER, "/v1/stores/{sender}/transfers/{transfer}/cancellations",
                            "{\"reason\": \"<why>\", \"lost\": <true or false>}"),
                    cameBack());
            case TRANSFER_DIFFERS -> of(kind, THREE_DAYS, Loss.GOODS, List.of("{sender}/{transfer}"), arrive("Say what came after all"), cameBack());
            case RESERVATION_SHORT -> of(kind, AT_ONCE, Loss.SALES, List.of(STORE_ITEM), count(),
                    post(Type.END_RESERVATION, "End a reservation", Service.LEDGER, AT_STORE + "/reservations/{reservation}/cancellations", "{\"reason\": \"<why>\"}"));
            case RECALL -> of(kind, A_DAY, Loss.GOODS, List.of("{recall}/{store}"),
                    post(Type.ANSWER_RECALL, "Say what was found", Service.LEDGER, "/v1/recalls/{recall}/stores/{store}/answers",
                            "{\"answeredAt\": \"<time>\", \"lines\": [{\"item\": \"<gtin>\", \"units\": <units>, \"outcome\": \"<RETURNED or DESTROYED>\"}]}"),
                    releaseRecall());
            case SHELF_IN_DOUBT -> of(kind, TODAY, Loss.SALES, List.of(STORE_ITEM),
                    post(Type.ANSWER_QUESTION, "Say what is on the shelf", Service.PLANNING, AT_STORE + "/questions/{item}/answer", "{\"units\": <units>}"));
            case DC_STOCK_QUESTIONED -> of(kind, TODAY, Loss.GOODS, List.of("{dc}|{item}|{location}"),
                    post(Type.COUNT, "Count the location", Service.CENTER, AT_CENTER + "/counts",
                            "{\"countedAt\": \"<time>\", \"lines\": [{\"item\": \"{item}\", \"location\": \"{location}\", \"units\": <units>}]}"),
                    adjustAtCenter("{item}", "{location}"));
            case DC_UNKNOWN_ITEM -> of(kind, A_DAY, Loss.GOODS, List.of("{dc}|{item}"), listItem("{item}"));
            case DC_CALLED_OFF_RECEIVED -> of(kind, TODAY, Loss.GOODS, List.of("{dc}|{sscc}"),
                    post(Type.REPORT_ARRIVAL, "Say what came home", Service.CENTER, "/v1/despatches/{sscc}/arrivals",
                            "{\"arrivedAt\": \"<time>\", \"lines\": [{\"item\": \"<gtin>\", \"units\": <units>, \"damaged\": <units>}], \"complete\": <true or false>}"));
            case DC_LOT_PASSED -> of(kind, TODAY, Loss.GOODS, List.of("{dc}|{item}|{lot}"),
                    post(Type.ADJUST, "Say what was taken away", Service.CENTER, AT_CENTER + "/adjustments",
                            "{\"occurredAt\": \"<time>\", \"reason\": \"<reason>\", \"lines\": [{\"item\": \"{item}\", \"lot\": \"{lot}\", \"units\": <units>}]}"),
                    post(Type.COUNT, "Count what is there of it", Service.CENTER, AT_CENTER + "/counts",
                            "{\"countedAt\": \"<time>\", \"lines\": [{\"item\": \"{item}\", \"location\": \"<location>\", \"lot\": \"<lot>\", \"units\": <units>}]}"));
            case DC_RECALL -> of(kind, A_DAY, Loss.GOODS, List.of("{dc}|{recall}"), adjustAtCenter("<gtin>", "<location>"), releaseRecall());
            case DC_SUPPLY_LATE -> of(kind, TODAY, Loss.SALES, List.of("{dc}|{number}"),
                    post(Type.RECEIVE, "Say what came", Service.CENTER, AT_CENTER + "/inbound",
                            "{\"receivedAt\": \"<time>\", \"reference\": \"{number}\", \"lines\": [{\"item\": \"<gtin>\", \"units\": <units>}]}"),
                    post(Type.PUT_OFF, "Say when it is expected now", Service.CENTER, AT_CENTER + "/supplier-orders/{number}/expectations", "{\"expectedAt\": \"<time>\"}"),
                    post(Type.CALL_OFF, "Call off what has not come", Service.CENTER, AT_CENTER + "/supplier-orders/{number}/cancellations", "{\"reason\": \"<why>\"}"));
            case DC_TRANSFER_LATE -> of(kind, TODAY, Loss.SALES, List.of("{dc}|{transfer}"),
                    post(Type.SEND_ON, "Say that it has left", Service.CENTER, CENTER_TRANSFER + "/departures", "{\"leftAt\": \"<time>\"}"),
                    post(Type.RECEIVE, "Say what came", Service.CENTER, CENTER_TRANSFER + "/arrivals",
                            "{\"arrivedAt\": \"<time>\", \"units\": <units>, \"damaged\": <units>, \"complete\": <true or false>}"),
                    post(Type.PUT_OFF, "Say when it is expected now", Service.CENTER, CENTER_TRANSFER + "/expectations", "{\"expectedAt\": \"<time>\"}"),
                    post(Type.CALL_OFF, "Call off what has not come", Service.CENTER, CENTER_TRANSFER + "/cancellations", "{\"reason\": \"<why>\"}"));
            case CENTER_UNKNOWN -> of(kind, AT_ONCE, Loss.NOT_KNOWN, List.of("{store}|{dc}"),
                    new Settlement(Type.REGISTER_CENTER, "Register the center", Service.CENTER, "PUT", AT_CENTER, "{\"name\": \"<name>\", \"zone\": \"<zone>\"}"),
                    new Settlement(Type.CHANGE_STORE, "Give the store another center", Service.LEDGER, "PUT", AT_STORE,
                            "{\"name\": \"<name>\", \"zone\": \"<zone>\", \"closeOut\": \"<hour>\", \"dc\": \"<gln>\", \"region\": \"<region>\"}"));
        };
    }

    /** One that is newer than its reader. */
    public static Duration dueOfUnknown() {
        return A_DAY;
    }

    /** What a subject says, by names such as {@code store}, {@code item}, {@code dc}; nothing where it is written otherwise. */
    public Map<String, String> parts(String subject) {
        return subjects.stream().flatMap(form -> form.parts(subject).stream()).findFirst().orElse(Map.of());
    }

    /** Whether it is of a center: then its subject names one, and no store. */
    public boolean isOfCenter() {
        return subjects.stream().anyMatch(form -> form.names("dc") && !form.names("store"));
    }

    private static Work of(ExceptionKind kind, Duration due, Loss loss, List<String> subjects, Settlement... others) {
        var settlements = new ArrayList<>(List.of(others));
        String closing = "{\"kind\": \"" + kind + "\", \"subject\": \"{subject}\"}";
        switch (kind.keeper()) {
            case LEDGER -> settlements.add(post(Type.CLOSE, "It is settled", Service.LEDGER, "/v1/exceptions/closings", closing));
            case CENTER -> settlements.add(post(Type.CLOSE, "It is settled", Service.CENTER, AT_CENTER + "/exceptions/closings", closing));
            case PLANNING, NOBODY -> {} // it ends by what was named before
        }
        return new Work(raiser(kind), due, loss, subjects.stream().map(Subject::new).toList(), List.copyOf(settlements));
    }

    private static Service raiser(ExceptionKind kind) {
        return switch (kind.keeper()) {
            case LEDGER -> Service.LEDGER;
            case PLANNING -> Service.PLANNING;
            case CENTER -> Service.CENTER;
            case NOBODY -> OF_CENTERS.contains(kind) ? Service.CENTER : Service.LEDGER;
        };
    }

    private static Settlement post(Type type, String words, Service service, String address, String body) {
        return new Settlement(type, words, service, "POST", address, body);
    }

    private static Settlement count() {
        return post(Type.COUNT, "Count the shelf", Service.LEDGER, AT_STORE + "/counts",
                "{\"countedAt\": \"<time>\", \"lines\": [{\"item\": \"{item}\", \"units\": <units>}]}");
    }

    private static Settlement receive(String words, String sscc) {
        return post(Type.RECEIVE, words, Service.LEDGER, AT_STORE + "/receipts", "{\"receivedAt\": \"<time>\", \"despatch\": \"" + sscc
                + "\", \"lines\": [{\"item\": \"<gtin>\", \"units\": <units>, \"condition\": \"<GOOD or DAMAGED>\"}]}");
    }

    private static Settlement redirect() {
        return post(Type.REDIRECT, "Send it to another store", Service.LEDGER, "/v1/despatches/{sscc}/redirections", "{\"to\": \"<gln>\"}");
    }

    private static Settlement reverse(String report) {
        return post(Type.REVERSE, "Take back what was typed wrongly", Service.LEDGER, AT_STORE + "/reversals",
                "{\"of\": \"<Idempotency-Key of the report>\", \"kind\": \"" + report + "\", \"reason\": \"<why>\"}");
    }

    private static Settlement arrive(String words) {
        return post(Type.REPORT_ARRIVAL, words, Service.LEDGER, AT_STORE + "/transfers/{transfer}/arrivals?from={sender}",
                "{\"arrivedAt\": \"<time>\", \"lines\": [{\"item\": \"<gtin>\", \"units\": <units>, \"damaged\": <units>}], \"complete\": <true or false>}");
    }

    /** Of what a store sent back to a center. */
    private static Settlement cameBack() {
        return post(Type.REPORT_ARRIVAL, "Say what came back to the center", Service.CENTER, "/v1/dcs/{center}/returns/{sender}/{transfer}/arrivals",
                "{\"arrivedAt\": \"<time>\", \"lines\": [{\"item\": \"<gtin>\", \"units\": <units>, \"damaged\": <units>}], \"complete\": <true or false>}");
    }

    private static Settlement listItem(String item) {
        return new Settlement(Type.LIST_ITEM, "List the item", Service.LEDGER, "PUT", "/v1/items/" + item,
                "{\"name\": \"<name>\", \"brand\": \"<brand>\", \"department\": \"<department>\", \"category\": \"<category>\", \"unit\": \"<EACH or GRAM>\", \"casePack\": <units>}");
    }

    private static Settlement sendSale(String words) {
        return new Settlement(Type.SEND_SALE, words, Service.GATEWAY, "PUT", AT_STORE + "/tills/{till}/transactions/{date}/{sequence}",
                "{\"occurredAt\": \"<time>\", \"lines\": [{\"line\": 1, \"kind\": \"SALE\", \"item\": \"<gtin>\", \"units\": <units>, \"amount\": \"<amount>\", \"currency\": \"<currency>\"}]}");
    }

    private static Settlement releaseRecall() {
        return post(Type.RELEASE_RECALL, "Release the recall", Service.LEDGER, "/v1/recalls/{recall}/releases", "{\"reason\": \"<why>\"}");
    }

    private static Settlement adjustAtCenter(String item, String location) {
        return post(Type.ADJUST, "Say what is gone", Service.CENTER, AT_CENTER + "/adjustments", "{\"occurredAt\": \"<time>\", \"reason\": \"<reason>\", \"lines\": [{\"item\": \""
                + item + "\", \"location\": \"" + location + "\", \"units\": <units>}]}");
    }
}
