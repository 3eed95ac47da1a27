package io.restock.dashboard.live;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LineCalledBack;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReassigned;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineReopened;
import io.restock.contracts.orders.OrderEvent.LineRescheduled;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.dashboard.names.Names;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What happened to order lines since the last tick: new ones as rows, others as changes of rows that the page has. */
final class OrderTicker {
    private static final int ROWS_PER_TICK = 40;

    private final Names names;
    private final RowChoice<LinePlaced> placed = new RowChoice<>(ROWS_PER_TICK);
    private final RowChoice<OrderChange> changed = new RowChoice<>(ROWS_PER_TICK);

    OrderTicker(Names names) {
        this.names = names;
    }

    synchronized void take(ConsumerRecord<byte[], byte[]> record) {
        switch (OrderEvent.CODEC.read(KafkaHeaders.of(record).type(), record.value())) {
            case LinePlaced line -> placed.offer(line, false);
            case LineDespatched line -> change(line, "DESPATCHED", line.units(), false);
            case LineShort line -> change(line, line.cancelled() ? "CANCELLED" : "BACK_ORDERED", line.units(), false);
            case LineReceived line -> change(line, line.complete() ? "RECEIVED" : "PART_RECEIVED", line.units(), line.complete());
            case CancellationAsked _,LineRescheduled _,LineReassigned _ -> {} // what comes of the first is reported by the center; the page asks for open orders anew often enough for the others
            case LineCalledBack line -> change(line, "BACK_ORDERED", line.units(), false);
            case LineReopened line -> change(line, "DESPATCHED", line.despatched(), false);
        }
    }

    private void change(OrderEvent event, String status, int units, boolean closed) {
        changed.offer(new OrderChange(event.line().toString(), status, units, closed), closed);
    }

    synchronized OrderBatch drain() {
        var newLines = placed.drain();
        var changes = changed.drain();
        var rows = newLines.rows().stream().map(line -> OrderRow.of(line, names)).toList();
        return new OrderBatch(rows, changes.rows(), newLines.notShown() + changes.notShown());
    }

    /** @param closed whether nothing of the line is open any more */
    public record OrderChange(String line, String status, int units, boolean closed) {}

    /** @param notShown order events of the same moment beyond these; the page then asks for the open orders anew */
    public record OrderBatch(List<OrderRow> placed, List<OrderChange> changed, long notShown) {}
}
