package io.restock.replenishment.storeitem;

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
import io.restock.engine.DemandState;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Whether the shelf holds what it should.
 *
 * @param silence since it was last bought or handled; null until it has sold
 * @param askedAt when the store was asked to check the shelf, while the question is open; else null
 */
public record Doubt(@Nullable Silence silence, @Nullable Instant askedAt) {
    static final Doubt NONE = new Doubt(null, null);

    /**
     * One who buys it, counts it or brings it has seen the shelf.
     *
     * @param time store-local
     * @param demand with the event
     */
    Doubt after(StockEvent event, LocalDateTime time, DemandState demand, Setting setting) {
        return switch (event) {
            case ItemSold _ -> new Doubt(Silence.after(silence, time, demand), askedAt);
            case StockCounted counted when counted.counted() > 0 ->
                silence == null ? this : new Doubt(silence.foundAt(time, setting.supply().peers().purchase(), setting.doors()), askedAt);
            case StockCounted _,DeliveryReceived _,TransferArrived _,TransferReceived _,TransferCameBack _,TransferSent _,StockAdjusted _,DeliveryReversed _,ArrivalReversed _,AdjustmentReversed _,CountReversed _ ->
                silence == null ? this : new Doubt(silence.brokenAt(time), askedAt);
            case SaleVoided _,ItemReturned _,SaleReturnedElsewhere _,ReturnVoided _,CountOffset _,DeliveryDespatched _,DeliveryCalledOff _,TransferUnderWay _,TransferCalledOff _,ItemsReserved _,ReservationCollected _,ReservationLapsed _,ReservationCancelled _ ->
                this;
        };
    }
}
