package io.restock.ledger.intake;

import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.AdjustmentReversed;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.CountReversed;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.contracts.stock.StockEvent.ItemReturned;
import io.restock.contracts.stock.StockEvent.ItemSold;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened, in the order in which it happened, with nothing of the order in which it was heard of: no running on hand, no offsets, and a
 * receipt that was reported in two parts, because it was faster than its advice, is one.
 */
final class BusinessHistory {
    private record Received(int despatched, int units, int damaged) {
        Received and(Received more) {
            return new Received(despatched + more.despatched, units + more.units, damaged + more.damaged);
        }
    }

    private BusinessHistory() {}

    static List<String> of(Collection<StockEvent> events) {
        var lines = new ArrayList<String>();
        Map<String, Received> received = new TreeMap<>();
        for (StockEvent event : events) {
            String head = event.storeItem() + " " + event.occurredAt() + " ";
            switch (event) {
                case ItemSold sold -> lines.add(head + "sold " + sold.sale() + " " + sold.units());
                case SaleVoided voided -> lines.add(head + "voided " + voided.sale() + " by " + voided.by() + " " + voided.units());
                case ItemReturned back -> lines.add(head + "returned " + back.by() + " " + back.units() + " " + back.disposition() + " " + back.original() + " " + back.soldAt());
                case SaleReturnedElsewhere back -> lines.add(head + "returned at " + back.at() + " " + back.by() + " " + back.sale() + " " + back.units());
                case ReturnVoided voided -> lines.add(head + "return voided " + voided.returned() + " by " + voided.by() + " " + voided.units());
                case StockCounted counted -> lines.add(head + "counted " + counted.count() + " " + counted.counted());
                case StockAdjusted adjusted -> lines.add(head + "adjusted " + adjusted.adjustment() + " " + adjusted.reason() + " " + adjusted.units());
                case DeliveryDespatched sent -> lines.add(head + "despatched " + sent.despatch() + " " + sent.orderLine() + " " + sent.units());
                case DeliveryReceived goods -> received.merge(head + "received " + goods.despatch(),
                        new Received(goods.despatched(), goods.units(), goods.damaged()), Received::and);
                case DeliveryReversed back -> lines.add(head + "receipt taken back " + back.receipt() + " " + back.units() + " " + back.damaged());
                case DeliveryCalledOff off -> lines.add(head + "called off " + off.despatch() + " " + off.units() + " " + off.elsewhere());
                case AdjustmentReversed back -> lines.add(head + "adjustment taken back " + back.adjustment() + " " + back.units());
                case CountReversed back -> lines.add(head + "count taken back " + back.count());
                case TransferSent sent -> lines.add(head + "sent " + sent.transfer() + " to " + sent.to() + " " + sent.units());
                case TransferArrived arrived -> lines.add(head + "arrived " + arrived.transfer() + " from " + arrived.from() + " " + arrived.units());
                case TransferUnderWay sent -> lines.add(head + "under way " + sent.transfer() + " from " + sent.from() + " " + sent.units());
                case TransferReceived goods -> {
                    received.merge(head + "received " + goods.transfer() + " from " + goods.from(), new Received(0, goods.units(), goods.damaged()), Received::and);
                    received.merge(event.storeItem() + " settled " + goods.transfer() + " from " + goods.from(), new Received(goods.sent(), 0, 0), Received::and);
                }
                case StockEvent.ArrivalReversed back -> lines.add(head + "arrival taken back " + back.arrival() + " " + back.units() + " " + back.damaged());
                case TransferCalledOff off -> lines.add(head + "called off " + off.transfer() + " from " + off.from() + " " + off.units() + " " + off.lost());
                case TransferCameBack back -> lines.add(head + "back " + back.transfer() + " from " + back.to() + " " + back.units());
                case StockEvent.ItemsReserved held -> lines.add(head + "reserved " + held.reservation() + " " + held.units() + " until " + held.until());
                case StockEvent.ReservationCollected came -> lines.add(head + "collected " + came.reservation() + " " + came.collection() + " " + came.units());
                case StockEvent.ReservationLapsed over -> lines.add(head + "lapsed " + over.reservation() + " " + over.units());
                case StockEvent.ReservationCancelled off -> lines.add(head + "reservation cancelled " + off.reservation() + " " + off.units());
                case CountOffset _ -> {}
            }
        }
        received.forEach((head, goods) -> lines.add(head + " " + goods));
        lines.sort(null);
        return lines;
    }
}
