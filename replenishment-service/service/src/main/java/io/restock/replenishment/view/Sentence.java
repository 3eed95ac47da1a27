package io.restock.replenishment.view;

import io.restock.contracts.orders.AimFrom;
import io.restock.contracts.orders.Constraints.Kind;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.Origin;
import io.restock.contracts.orders.Wanted;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says to a store manager why a line was ordered. */
final class Sentence {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM 'at' HH:mm", Locale.ENGLISH);
    private static final Map<String, String> CAUSES = Map.ofEntries(
            Map.entry("ItemSold", "a sale"), Map.entry("SaleVoided", "a voided sale"), Map.entry("SaleReturnedElsewhere", "a return at another store"),
            Map.entry("ItemReturned", "a return"),
            Map.entry("ReturnVoided", "a voided return"), Map.entry("StockCounted", "a count"), Map.entry("CountOffset", "a late sale before a count"),
            Map.entry("StockAdjusted", "an adjustment"), Map.entry("DeliveryReceived", "a delivery"), Map.entry("TransferSent", "a transfer to another store"),
            Map.entry("DeliveryReversed", "a receipt that was taken back"), Map.entry("DeliveryCalledOff", "a delivery that was called off"),
            Map.entry("CountReversed", "a count that was taken back"), Map.entry("AdjustmentReversed", "an adjustment that was taken back"),
            Map.entry("TransferArrived", "a transfer from another store"),
            Map.entry("TransferUnderWay", "a transfer that another store sent"), Map.entry("TransferReceived", "a transfer from another store"),
            Map.entry("TransferCalledOff", "a transfer that was called off"), Map.entry("ArrivalReversed", "an arrival that was taken back"),
            Map.entry("TransferCameBack", "a transfer that came back"),
            Map.entry("ItemsReserved", "a customer's reservation"), Map.entry("ReservationCollected", "a reservation that was collected"),
            Map.entry("ReservationLapsed", "a reservation that lapsed"), Map.entry("ReservationCancelled", "a reservation that was cancelled"),
            Map.entry("LineShorted", "a line that the distribution center could not send"), Map.entry("LineSubstituted", "goods in place of another item"),
            Map.entry("PolicyChanged", "a change of the policy"), Map.entry("DeliveryDespatched", "a despatch"), Map.entry("ReviewAsked", "the listing of the item"),
            Map.entry("DayClosed", "the close of the day"),
            Map.entry("DepartmentReviewAsked", "a change of the department's policy"),
            Map.entry("PromotionSet", "a promotion"), Map.entry("SupersessionSet", "the item that it replaces"));

    private Sentence() {}

    static String of(Explanation why, ZoneId zone) {
        String cause = CAUSES.getOrDefault(why.trigger().type(), "an event");
        int covered = why.position() - Math.max(0, why.onHand()) - why.onOrder() + why.allocated();
        String rest = why.origin() != null && why.origin().kind() == Origin.Kind.SUPERSEDES && covered > 0
                ? text(", and %d as what is left of item %s", covered, why.origin().name()) : "";
        String promised = why.allocated() == 0 ? "" : text(", %d promised to customers", why.allocated());
        String need = text("On %s %s left this item at %d (%d on hand, %d on order%s), %s its reorder level of %d.",
                WHEN.format(why.triggeredAt().atZone(zone)), cause, why.position(), Math.max(0, why.onHand()), why.onOrder(),
                promised + rest,
                why.position() < why.reorderLevel() ? "below" : "not below", why.reorderLevel());
        String level = why.constraint().has(Kind.REORDER_LEVEL) ? " A merchandiser has set that level."
                : text(" Until the delivery after the next, %.0f hours from then, customers are expected to want about %.1f; "
                        + "the level is the lowest that %s.", why.protectionHours(), why.meanDemand(), aim(why) + from(why.aim()));
        String bound = (why.constraint().has(Kind.PRESENTATION_MINIMUM) ? " It was raised so that the shelf does not look empty." : "")
                + (why.constraint().has(Kind.SHELF_CAPACITY) ? " No more was ordered than the shelf takes." : "");
        String fresh = why.outdating() == null || why.outdating() == 0 ? ""
                : text(" Of what is there, %d will be past %s date before anybody wants it.", why.outdating(), why.outdating() == 1 ? "its" : "their");
        return need + level + promoted(why.promoted()) + origin(why.origin()) + fresh + bound
                + text(" So we ordered %d %s of %d.", why.packs(), why.packs() == 1 ? "pack" : "packs", why.casePack());
    }

    /** Why a store gets what nobody ordered. */
    static String ofSubstitute(int units, OrderView.InPlaceOf other) {
        String why = switch (other.why()) {
            case "EMPTY" -> "its place at the distribution center was empty";
            case "NOT_FOUND" -> "the picker did not find it";
            case "DAMAGED" -> "what was there was broken";
            default -> "the picker did not have it";
        };
        return text("Nobody ordered it: these %d go in place of item %s (order line %s), which was short, for %s.", units, other.item(), other.orderLine(), why);
    }

    /** With which wave a line leaves, said in the store's zone. */
    static String wave(Instant cutOffAt, ZoneId zone) {
        return " It leaves with the wave of " + WHEN.format(cutOffAt.atZone(zone)) + ".";
    }

    private static String promoted(Explanation.@Nullable Promoted promoted) {
        if (promoted == null) {
            return "";
        }
        String late = promoted.tooLate() == 0 ? "" : text("; %d that it may still sell would arrive after its last day, and are not ordered", promoted.tooLate());
        return text(" Promotion %s is taken to sell %.2f times the usual on its days%s.", promoted.promotion(), promoted.factor(), late);
    }

    private static String origin(@Nullable Origin origin) {
        if (origin == null) {
            return "";
        }
        return switch (origin.kind()) {
            case CATEGORY -> text(" The item is new here: it started from category %s.", origin.name());
            case HISTORY -> text(" What it sold before was given: the days %s.", origin.name().replace("/", " to "));
            case SUPERSEDES -> text(" It continues item %s.", origin.name());
        };
    }

    private static String aim(Explanation why) {
        String share = percent(why.serviceLevel());
        return switch (why.aim() == null ? null : why.aim().wanted()) {
            case Wanted.FillRate wanted ->
                text("fills %s%% of what they want from the shelf, which leaves it with stock in %s%% of such intervals", percent(wanted.share()), share);
            case Wanted.Profit _ -> text("pays: at %s%% the next unit would cost more to keep than its margin brings", share);
            case Wanted.ServiceLevel _ -> text("serves %s%% of them", share);
            case null -> text("serves %s%% of them", share);
        };
    }

    private static String from(Explanation.@Nullable Aim aim) {
        AimFrom from = aim == null ? null : aim.from();
        return from == null ? "" : switch (from.kind()) {
            case STORE_ITEM -> ", by the policy of this item at this store";
            case DEPARTMENT_AT_STORE -> ", by the department's policy at this store (" + from.department() + ")";
            case DEPARTMENT -> ", by the department's policy (" + from.department() + ")";
        };
    }

    private static String text(String pattern, Object... values) {
        return String.format(Locale.ENGLISH, pattern, values);
    }

    private static String percent(double share) {
        double percent = Math.round(share * 10_000) / 100.0;
        return percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
    }
}
