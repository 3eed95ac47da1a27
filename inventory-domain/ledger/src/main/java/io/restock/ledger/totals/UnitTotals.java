package io.restock.ledger.totals;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
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
import io.restock.journal.axon.AggregateHost.Applied;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a batch adds to its partition's sums of eaches and of grams. An item whose unit is not in memory is summed by itself and asked about once,
 * at the end of the batch; one that is not listed by then keeps a sum of its own, which is of eaches or grams once it is listed.
 */
public final class UnitTotals {
    private static final String COLUMNS = Arrays.stream(UnitTotal.values()).map(UnitTotal::column).collect(Collectors.joining(", "));
    private static final String UPSERT = "insert into ledger.unit_totals as t (partition, counted_as, " + COLUMNS + ") values (?, ?"
            + ", ?".repeat(UnitTotal.values().length) + ") on conflict (partition, counted_as) do update set "
            + Arrays.stream(UnitTotal.values()).map(UnitTotal::column).map(c -> c + " = t." + c + " + excluded." + c).collect(Collectors.joining(", "));

    private final ItemUnits units;
    private final Map<Unit, Sums> byUnit = new EnumMap<>(Unit.class);
    private final Map<Gtin, Sums> byItem = new HashMap<>();

    public UnitTotals(ItemUnits units) {
        this.units = units;
    }

    public void add(Applied<StockEvent> applied) {
        Sums sums = of(applied.event().storeItem().item());
        if (applied.sequence() == 0) {
            sums.add(UnitTotal.STORE_ITEMS, 1);
        }
        sums.add(applied.event());
    }

    private Sums of(Gtin item) {
        Unit unit = units.of(item);
        return unit == null ? byItem.computeIfAbsent(item, _ -> new Sums()) : of(unit);
    }

    private Sums of(Unit unit) {
        return byUnit.computeIfAbsent(unit, _ -> new Sums());
    }

    public void write(Sql sql, int partition) throws SQLException {
        if (!byItem.isEmpty()) {
            units.ask(sql, byItem.keySet());
        }
        var rows = new TreeMap<String, Sums>();
        byItem.forEach((item, sums) -> {
            Unit unit = units.of(item);
            if (unit == null) {
                rows.put(item.digits(), sums);
            } else {
                of(unit).add(sums);
            }
        });
        byUnit.forEach((unit, sums) -> rows.put(unit.name(), sums));
        sql.batch(UPSERT, rows.entrySet().stream().map(row -> row.getValue().values(partition, row.getKey())).toList());
    }

    /** Sums of one unit. */
    private static final class Sums {
        private final long[] added = new long[UnitTotal.values().length];

        void add(UnitTotal total, long more) {
            added[total.ordinal()] += more;
        }

        void add(Sums other) {
            Arrays.setAll(added, i -> added[i] + other.added[i]);
        }

        void add(StockEvent event) {
            add(UnitTotal.ON_HAND, event.moved());
            add(UnitTotal.IN_TRANSIT, event.movedInTransit());
            add(UnitTotal.ALLOCATED, event.movedAllocated());
            add(UnitTotal.SOLD, event.sold());
            switch (event) {
                case ItemSold _,SaleVoided _,SaleReturnedElsewhere _ -> {}
                case ItemReturned _,ReturnVoided _ -> add(UnitTotal.RETURNED, event.moved());
                case StockCounted counted -> add(counted.opening() ? UnitTotal.OPENING : UnitTotal.COUNT_VARIANCE, counted.variance());
                case CountOffset offset -> add(UnitTotal.COUNT_VARIANCE, offset.variance());
                case CountReversed reversed -> {
                    int opening = reversed.opening() ? -reversed.took() : 0;
                    add(UnitTotal.OPENING, opening);
                    add(UnitTotal.COUNT_VARIANCE, (long) reversed.variance() - opening);
                }
                case AdjustmentReversed reversed when reversed.units() > 0 -> add(UnitTotal.FOUND, -reversed.units());
                case AdjustmentReversed reversed -> add(UnitTotal.SHRINK, reversed.units());
                case StockAdjusted adjusted when adjusted.units() > 0 -> add(UnitTotal.FOUND, adjusted.units());
                case StockAdjusted adjusted -> add(UnitTotal.SHRINK, -adjusted.units());
                case DeliveryDespatched despatched -> {
                    add(UnitTotal.DESPATCHED, despatched.units());
                    add(UnitTotal.DESPATCHED_REDIRECTED, Boolean.TRUE.equals(despatched.again()) ? despatched.units() : 0);
                }
                case DeliveryReceived received -> {
                    add(UnitTotal.RECEIVED, received.units());
                    closed(received.despatched(), received.orderLine());
                }
                case DeliveryReversed reversed -> {
                    add(UnitTotal.RECEIVED, -reversed.units());
                    closed(-reversed.despatched(), reversed.orderLine());
                }
                case DeliveryCalledOff off -> {
                    add(UnitTotal.DESPATCHED_REDIRECTED, off.redirected() ? off.units() : 0);
                    closed(off.units(), Boolean.TRUE.equals(off.toCenter()) ? null : off.orderLine());
                }
                case TransferSent sent -> {
                    add(UnitTotal.TRANSFERRED_OUT, sent.units());
                    add(UnitTotal.SENT_TO_CENTERS, Boolean.TRUE.equals(sent.toCenter()) ? sent.units() : 0);
                }
                case TransferArrived arrived -> add(UnitTotal.TRANSFERRED_IN, arrived.units());
                case TransferUnderWay sent -> add(UnitTotal.TRANSFERS_ANNOUNCED, sent.units());
                case TransferReceived received -> {
                    add(UnitTotal.TRANSFERS_CLOSED, received.sent());
                    add(UnitTotal.TRANSFERS_ARRIVED, received.units());
                    add(UnitTotal.TRANSFERS_DAMAGED, received.damaged());
                    add(UnitTotal.TRANSFERS_MISSING, (long) received.sent() - received.units() - received.damaged());
                }
                case ArrivalReversed reversed -> {
                    add(UnitTotal.TRANSFERS_CLOSED, -reversed.sent());
                    add(UnitTotal.TRANSFERS_ARRIVED, -reversed.units());
                    add(UnitTotal.TRANSFERS_DAMAGED, -reversed.damaged());
                    add(UnitTotal.TRANSFERS_MISSING, (long) reversed.units() + reversed.damaged() - reversed.sent());
                }
                case TransferCalledOff off -> {
                    add(UnitTotal.TRANSFERS_CLOSED, off.units());
                    add(off.lost() ? UnitTotal.TRANSFERS_LOST : UnitTotal.TRANSFERS_CALLED_OFF, off.units());
                }
                case TransferCameBack back -> {
                    add(UnitTotal.TRANSFERRED_BACK, back.units());
                    add(UnitTotal.BACK_FROM_CENTERS, Boolean.TRUE.equals(back.toCenter()) ? back.units() : 0);
                }
                case ItemsReserved reserved -> add(UnitTotal.RESERVED, reserved.units());
                case ReservationCollected collected -> add(UnitTotal.RESERVED_COLLECTED, collected.units());
                case ReservationLapsed lapsed -> add(UnitTotal.RESERVED_LAPSED, lapsed.units());
                case ReservationCancelled cancelled -> add(UnitTotal.RESERVED_CANCELLED, cancelled.units());
            }
        }

        private void closed(int units, @Nullable String orderLine) {
            add(UnitTotal.DESPATCHED_CLOSED, units);
            add(UnitTotal.DESPATCHED_UNORDERED, orderLine == null ? units : 0);
        }

        Object[] values(int partition, String countedAs) {
            return Stream.concat(Stream.of(partition, countedAs), Arrays.stream(added).boxed()).toArray();
        }
    }
}
