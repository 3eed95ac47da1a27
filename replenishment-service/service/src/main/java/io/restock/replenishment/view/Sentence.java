package io.restock.replenishment.view;

import io.restock.contracts.orders.Explanation;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Tells a store manager why a line was ordered. */
final class Sentence {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM 'at' HH:mm", Locale.ENGLISH);
    private static final Map<String, String> CAUSES = Map.ofEntries(
            Map.entry("ItemSold", "a sale"), Map.entry("SaleVoided", "a voided sale"), Map.entry("SaleReturnedElsewhere", "a return at another store"),
            Map.entry("ItemReturned", "a return"),
            Map.entry("ReturnVoided", "a voided return"), Map.entry("StockCounted", "a count"), Map.entry("CountOffset", "a late sale before a count"),
            Map.entry("StockAdjusted", "an adjustment"), Map.entry("DeliveryReceived", "a delivery"), Map.entry("TransferSent", "a transfer to another store"),
            Map.entry("TransferArrived", "a transfer from another store"), Map.entry("LineShorted", "a line that the distribution center could not send"),
            Map.entry("PolicyChanged", "a change of the policy"), Map.entry("DeliveryDespatched", "a despatch"), Map.entry("ReviewAsked", "the listing of the item"),
            Map.entry("DayClosed", "the close of the day"));

    private Sentence() {}

    static String of(Explanation why, ZoneId zone) {
        String cause = CAUSES.getOrDefault(why.trigger().split(" ")[0], "an event");
        String need = text("On %s %s left this item at %d (%d on hand, %d on order), below its reorder level of %d.",
                WHEN.format(why.triggeredAt().atZone(zone)), cause, why.position(), Math.max(0, why.onHand()), why.onOrder(), why.reorderLevel());
        String level = has(why, "REORDER_LEVEL=") ? " A merchandiser has set that level."
                : text(" Until the delivery after the next, %.0f hours from then, customers are expected to want about %.1f; "
                        + "the level is the lowest that serves %s%% of them.", why.protectionHours(), why.meanDemand(), percent(why.serviceLevel()));
        String bound = (has(why, "PRESENTATION_MINIMUM") ? " It was raised so that the shelf does not look empty." : "")
                + (has(why, "SHELF_CAPACITY") ? " No more was ordered than the shelf takes." : "");
        return need + level + bound + text(" So we ordered %d %s of %d.", why.packs(), why.packs() == 1 ? "pack" : "packs", why.casePack());
    }

    private static String text(String pattern, Object... values) {
        return String.format(Locale.ENGLISH, pattern, values);
    }

    private static boolean has(Explanation why, String constraint) {
        return why.constraint() != null && why.constraint().contains(constraint);
    }

    private static String percent(double share) {
        double percent = Math.round(share * 10_000) / 100.0;
        return percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
    }
}
