package io.restock.distribution.demand;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.journal.CopyBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/** Adds up the sales of one batch and appends them with one COPY. */
public final class SoldMinutes {
    private static final String COPY = "copy distribution.demand_minute (minute, store, item, units) from stdin (format binary)";

    private final CopyBuffer buffer = new CopyBuffer();

    private record Cell(Instant minute, StoreItemId storeItem) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int byMinute = minute.compareTo(other.minute);
            return byMinute != 0 ? byMinute : storeItem.compareTo(other.storeItem);
        }
    }

    /** @param horizon what was sold before it is left out */
    public void append(Connection connection, List<StockEvent> events, Instant horizon) throws SQLException {
        var sold = new TreeMap<Cell, Integer>();
        for (StockEvent event : events) {
            int units = event.sold();
            if (units != 0 && !event.occurredAt().isBefore(horizon)) {
                sold.merge(new Cell(event.occurredAt().truncatedTo(ChronoUnit.MINUTES), event.storeItem()), units, Integer::sum);
            }
        }
        sold.values().removeIf(units -> units == 0);
        if (!sold.isEmpty()) {
            write(connection, sold);
        }
    }

    private void write(Connection connection, Map<Cell, Integer> sold) throws SQLException {
        buffer.begin();
        sold.forEach((cell, units) -> buffer.row(4).timestamp(CopyBuffer.micros(cell.minute()))
                .text(cell.storeItem().store().digits()).text(cell.storeItem().item().digits()).int4(units));
        buffer.end();
        buffer.writeTo(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY));
    }
}
