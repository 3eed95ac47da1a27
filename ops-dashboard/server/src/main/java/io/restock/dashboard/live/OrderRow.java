package io.restock.dashboard.live;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.dashboard.names.Names;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order line as a row.
 *
 * @param line {@code order/line}
 * @param status PLACED, IN_WAVE, DESPATCHED, BACK_ORDERED, PART_RECEIVED, RECEIVED, CANCELLED
 */
public record OrderRow(String line, Gln store, String storeName, @Schema(nullable = true) Gln dc, Gtin item, String itemName, String unit,
        int units, int casePack,
        @Schema(nullable = true) Instant placedAt, @Schema(nullable = true) Instant cutOffAt, Instant dueAt, String status) {

    static OrderRow of(LinePlaced line, Names names) {
        var item = names.of(line.item());
        return new OrderRow(line.line().toString(), line.store(), names.of(line.store()), line.dc(), line.item(), item.name(), item.unit().name(),
                line.units(), line.casePack(), line.occurredAt(), line.cutOffAt(), line.dueAt(), "PLACED");
    }
}
