package io.restock.dashboard.live;

import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.AdjustmentReversed;
import io.restock.contracts.stock.StockEvent.ArrivalReversed;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.CountReversed;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.contracts.stock.StockEvent.ItemReturned;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.ItemsReserved;
import io.restock.contracts.stock.StockEvent.ReservationCancelled;
import io.restock.contracts.stock.StockEvent.ReservationCollected;
import io.restock.contracts.stock.StockEvent.ReservationLapsed;
import io.restock.contracts.stock.StockEvent.ReturnVoided;
import io.restock.contracts.stock.StockEvent.SaleReturnedElsewhere;
import io.restock.contracts.stock.StockEvent.SaleVoided;
import io.restock.contracts.stock.StockEvent.StockAdjusted;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.stock.StockEvent.TransferArrived;
import io.restock.contracts.stock.StockEvent.TransferCalledOff;
import io.restock.contracts.stock.StockEvent.TransferCameBack;
import io.restock.contracts.stock.StockEvent.TransferReceived;
import io.restock.contracts.stock.StockEvent.TransferSent;
import io.restock.contracts.stock.StockEvent.TransferUnderWay;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.dashboard.names.NamedItem;
import io.restock.dashboard.names.Names;
import java.util.Locale;

/** A stock event in the words of the shop floor. */
public final class Happening {
    private Happening() {}

    public static String of(StockEvent event, Names names) {
        NamedItem item = names.of(event.storeItem().item());
        return switch (event) {
            case ItemSold sold -> "Sold " + item.measured(sold.units());
            case SaleVoided voided -> "Sale of " + item.measured(voided.units()) + " voided";
            case ItemReturned returned -> "Returned " + item.measured(returned.units()) + where(returned.disposition());
            case SaleReturnedElsewhere returned -> "Sale of " + item.measured(returned.units()) + " returned at " + names.of(returned.at());
            case ReturnVoided voided -> "Return of " + item.measured(voided.units()) + " voided";
            case StockCounted counted -> counted(counted, item);
            case CountOffset offset -> "Late record, already in the count (" + signed(offset.variance(), item) + ")";
            case StockAdjusted adjusted -> reason(adjusted.reason()) + " " + signed(adjusted.units(), item);
            case DeliveryDespatched despatched when Boolean.TRUE.equals(despatched.again()) -> "Called off and came all the same: " + item.measured(despatched.units());
            case DeliveryDespatched despatched -> "In transit " + item.measured(despatched.units());
            case DeliveryReceived received -> received(received, item);
            case DeliveryReversed reversed -> "Receipt of " + item.measured(reversed.units()) + " taken back";
            case DeliveryCalledOff off when Boolean.TRUE.equals(off.toCenter()) -> item.measured(off.units()) + " called off by center " + names.of(off.elsewhere());
            case DeliveryCalledOff off -> item.measured(off.units()) + (off.redirected() ? " redirected to " : " received at ") + names.of(off.elsewhere());
            case AdjustmentReversed reversed -> reason(reversed.reason()) + " " + signed(reversed.units(), item) + " taken back";
            case CountReversed reversed -> "Count taken back (" + signed(reversed.variance(), item) + ")";
            case TransferSent sent when Boolean.TRUE.equals(sent.toCenter()) -> "Sent " + item.measured(sent.units()) + " back to center " + names.of(sent.to())
                    + (sent.reason() == null ? "" : ", " + sent.reason());
            case TransferSent sent -> "Sent " + item.measured(sent.units()) + " to " + names.of(sent.to());
            case TransferArrived arrived -> "Arrived " + item.measured(arrived.units()) + " from " + names.of(arrived.from());
            case TransferUnderWay sent -> "In transit " + item.measured(sent.units()) + " from " + names.of(sent.from());
            case TransferReceived came -> arrived(came, item) + " from " + names.of(came.from());
            case ArrivalReversed reversed -> "Arrival of " + item.measured(reversed.units()) + " from " + names.of(reversed.from()) + " taken back";
            case TransferCalledOff off -> (off.lost() ? "Lost " : "Called off ") + item.measured(off.units()) + " from " + names.of(off.from());
            case TransferCameBack back -> "Back " + item.measured(back.units()) + " that went to " + names.of(back.to());
            case ItemsReserved reserved -> "Reserved " + item.measured(reserved.units()) + " for " + reserved.reservation();
            case ReservationCollected collected -> "Collected " + item.measured(collected.units()) + " of " + collected.reservation();
            case ReservationLapsed lapsed -> "Reservation of " + item.measured(lapsed.units()) + " lapsed";
            case ReservationCancelled cancelled -> "Reservation of " + item.measured(cancelled.units()) + " cancelled";
        };
    }

    private static String counted(StockCounted counted, NamedItem item) {
        if (counted.opening()) {
            return "Opening count " + item.measured(counted.counted());
        }
        String count = "Counted " + item.measured(counted.counted());
        return counted.superseded() ? count + ", a later count stands" : count + " (" + signed(counted.variance(), item) + ")";
    }

    private static String received(DeliveryReceived received, NamedItem item) {
        var words = new StringBuilder("Received ").append(item.measured(received.units()));
        if (received.damaged() > 0) {
            words.append(", ").append(item.measured(received.damaged())).append(" damaged");
        }
        if (received.despatched() > 0 && received.despatched() != received.units() + received.damaged()) {
            words.append(" of ").append(item.measured(received.despatched()));
        }
        return words.toString();
    }

    private static String arrived(TransferReceived came, NamedItem item) {
        return "Arrived " + item.measured(came.units()) + (came.damaged() > 0 ? ", " + item.measured(came.damaged()) + " damaged" : "")
                + (came.sent() > came.units() + came.damaged() ? " of " + item.measured(came.sent()) : "");
    }

    private static String where(Disposition disposition) {
        return switch (disposition) {
            case SELLABLE -> "";
            case DAMAGED -> ", damaged";
            case TO_VENDOR -> ", to the vendor";
        };
    }

    /** As reported, also where it is newer than this page: {@code OWN_USE} reads "Own use". */
    private static String reason(AdjustmentReason reason) {
        String word = reason.word().replace('_', ' ');
        return word.substring(0, 1) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String signed(int units, NamedItem item) {
        return (units > 0 ? "+" : units == 0 ? "±" : "") + item.measured(units);
    }
}
