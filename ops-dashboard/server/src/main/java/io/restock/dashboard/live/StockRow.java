package io.restock.dashboard.live;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.ArrivalReversed;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.contracts.stock.StockEvent.TransferCalledOff;
import io.restock.contracts.stock.StockEvent.TransferReceived;
import io.restock.contracts.stock.StockEvent.TransferUnderWay;
import io.restock.dashboard.names.Names;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A change of stock as a row.
 *
 * @param id place in the ledger's journal, {@code partition/position}
 * @param happened what happened in words, such as {@code Sold 2}
 * @param by who did it in words, such as {@code by ann (store)}
 * @param moved by how much on hand changed
 * @param onHand units after it
 * @param inTransit units under way after it, where the event says so
 * @param unit {@code EACH} or {@code GRAM}
 */
public record StockRow(String id, Instant occurredAt, Instant recordedAt, Gln store, String storeName, Gtin item, String itemName,
        String type, String happened, String by, int moved, int onHand, @Schema(nullable = true) @Nullable Integer inTransit, String unit) {

    public static StockRow of(String id, StockEvent event, Author by, Instant recordedAt, Names names) {
        var key = event.storeItem();
        var item = names.of(key.item());
        return new StockRow(id, event.occurredAt(), recordedAt, key.store(), names.of(key.store()), key.item(), item.name(),
                StockEvent.CODEC.typeOf(event), Happening.of(event, names), by.inWords(), event.moved(), event.onHand(), inTransit(event), item.unit().name());
    }

    static @Nullable Integer inTransit(StockEvent event) {
        return switch (event) {
            case DeliveryDespatched despatched -> Integer.valueOf(despatched.inTransit());
            case DeliveryReceived received -> Integer.valueOf(received.inTransit());
            case DeliveryReversed reversed -> Integer.valueOf(reversed.inTransit());
            case DeliveryCalledOff off -> Integer.valueOf(off.inTransit());
            case TransferUnderWay sent -> Integer.valueOf(sent.inTransit());
            case TransferReceived received -> Integer.valueOf(received.inTransit());
            case ArrivalReversed reversed -> Integer.valueOf(reversed.inTransit());
            case TransferCalledOff calledOff -> Integer.valueOf(calledOff.inTransit());
            default -> null;
        };
    }
}
