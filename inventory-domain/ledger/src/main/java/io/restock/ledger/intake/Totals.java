package io.restock.ledger.intake;

import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.ItemReturned;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.ReturnVoided;
import io.restock.contracts.stock.StockEvent.SaleReturnedElsewhere;
import io.restock.contracts.stock.StockEvent.SaleVoided;
import io.restock.contracts.stock.StockEvent.StockAdjusted;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.stock.StockEvent.TransferArrived;
import io.restock.contracts.stock.StockEvent.TransferSent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a batch adds to its partition's running counts. */
final class Totals {
    private static final String COLUMNS = Arrays.stream(Total.values()).map(Total::column).collect(Collectors.joining(", "));
    private static final String UPSERT = "insert into ledger.totals as t (partition, " + COLUMNS + ") values (?"
            + ", ?".repeat(Total.values().length) + ") on conflict (partition) do update set "
            + Arrays.stream(Total.values()).map(Total::column).map(c -> c + " = t." + c + " + excluded." + c).collect(Collectors.joining(", "));

    private final long[] added = new long[Total.values().length];

    void add(Total total, long more) {
        added[total.ordinal()] += more;
    }

    void add(StockEvent event) {
        add(Total.UNITS_ON_HAND, event.moved());
        switch (event) {
            case ItemSold sold -> add(Total.UNITS_SOLD, sold.units());
            case SaleVoided voided -> add(Total.UNITS_SOLD, -voided.units());
            case SaleReturnedElsewhere _ -> { }
            case ItemReturned _, ReturnVoided _ -> add(Total.UNITS_RETURNED, event.moved());
            case StockCounted counted -> add(counted.opening() ? Total.UNITS_OPENING : Total.UNITS_COUNT_VARIANCE, counted.variance());
            case CountOffset offset -> add(Total.UNITS_COUNT_VARIANCE, offset.variance());
            case StockAdjusted adjusted when adjusted.units() > 0 -> add(Total.UNITS_FOUND, adjusted.units());
            case StockAdjusted adjusted -> add(Total.UNITS_SHRINK, -adjusted.units());
            case DeliveryDespatched despatched -> {
                add(Total.UNITS_DESPATCHED, despatched.units());
                add(Total.UNITS_IN_TRANSIT, despatched.units());
            }
            case DeliveryReceived received -> {
                add(Total.UNITS_RECEIVED, received.units());
                add(Total.UNITS_DESPATCHED_CLOSED, received.despatched());
                add(Total.UNITS_IN_TRANSIT, -received.despatched());
            }
            case TransferSent sent -> add(Total.UNITS_TRANSFERRED_OUT, sent.units());
            case TransferArrived arrived -> add(Total.UNITS_TRANSFERRED_IN, arrived.units());
        }
    }

    void write(Connection connection, int partition) throws SQLException {
        try (var upsert = connection.prepareStatement(UPSERT)) {
            upsert.setInt(1, partition);
            for (int i = 0; i < added.length; i++) {
                upsert.setLong(i + 2, added[i]);
            }
            upsert.executeUpdate();
        }
    }
}
