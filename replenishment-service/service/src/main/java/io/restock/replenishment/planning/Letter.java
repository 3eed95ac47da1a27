package io.restock.replenishment.planning;

import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.despatch.DespatchEvent.LineHandedOver;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.LineSubstituted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent.InPlaceOf;
import io.restock.contracts.orders.OrderLineId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.journal.Provenance;
import io.restock.replenishment.order.OrderCommand;
import io.restock.replenishment.order.OrderCommand.AskCancellation;
import io.restock.replenishment.order.OrderCommand.CallBackLine;
import io.restock.replenishment.order.OrderCommand.DespatchLine;
import io.restock.replenishment.order.OrderCommand.PlaceLine;
import io.restock.replenishment.order.OrderCommand.ReceiveLine;
import io.restock.replenishment.order.OrderCommand.ReopenLine;
import io.restock.replenishment.order.OrderCommand.ReassignLine;
import io.restock.replenishment.order.OrderCommand.RescheduleLine;
import io.restock.replenishment.order.OrderCommand.ShortenLine;
import io.restock.replenishment.request.PlanningRequest;
import io.restock.replenishment.request.PlanningRequest.LineCalledOff;
import io.restock.replenishment.storeitem.Cause;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One record that the decider has read: which store-items it touches, and what it asks of order lines. */
sealed interface Letter {
    Cause cause();

    /** Who sent it. */
    Provenance from();

    /** Store-items whose state or position it may change. */
    List<StoreItemId> touches();

    List<OrderCommand> commands();

    /** @param position in the ledger's journal, above 0 */
    record Stock(Cause cause, Provenance from, StockEvent event, long position) implements Letter {
        @Override
        public List<StoreItemId> touches() {
            return List.of(event.storeItem());
        }

        @Override
        public List<OrderCommand> commands() {
            return switch (event) {
                case DeliveryReceived received -> of(received.orderLine(), line -> new ReceiveLine(line, event.storeItem(), cause.occurredAt(), digits(received.despatch()),
                        received.despatched(), received.units(), received.missing()));
                case DeliveryReversed reversed -> of(reversed.orderLine(), line -> new ReopenLine(line, event.storeItem(), cause.recordedAt(), digits(reversed.despatch()),
                        reversed.despatched(), reversed.units(), reversed.missing()));
                case DeliveryDespatched sent when Boolean.TRUE.equals(sent.again()) -> of(sent.orderLine(), line -> new DespatchLine(line, event.storeItem(), cause.occurredAt(),
                        sent.despatch().digits(), sent.units()));
                case DeliveryCalledOff off when Boolean.TRUE.equals(off.toCenter()) -> of(off.orderLine(), line -> new CallBackLine(line, event.storeItem(), cause.occurredAt(),
                        off.despatch().digits(), off.units()));
                case DeliveryCalledOff off -> of(off.orderLine(), line -> new ReceiveLine(line, event.storeItem(), cause.occurredAt(), off.despatch().digits(),
                        off.units(), 0, off.units()));
                default -> List.of();
            };
        }

        private static List<OrderCommand> of(@Nullable String orderLine, Function<OrderLineId, OrderCommand> command) {
            return lineOf(orderLine).map(command).stream().toList();
        }

        private static @Nullable String digits(@Nullable Sscc despatch) {
            return despatch == null ? null : despatch.digits();
        }
    }

    record Sent(Cause cause, Provenance from, GoodsDespatched event) implements Letter {
        @Override
        public List<StoreItemId> touches() {
            return List.of();
        }

        @Override
        public List<OrderCommand> commands() {
            return event.lines().stream()
                    .flatMap(sent -> lineOf(sent.orderLine()).stream().<OrderCommand>map(line -> new DespatchLine(line,
                            new StoreItemId(event.store(), sent.item()), cause.occurredAt(), event.despatch().digits(), sent.units())))
                    .toList();
        }
    }

    record Shorted(Cause cause, Provenance from, LineShorted event) implements Letter {
        /** What the scale shows is no need of its own: it counts with the next look at the store-item. */
        boolean isWeighed() {
            return LineShorted.WEIGHED.equals(event.reason());
        }

        @Override
        public List<StoreItemId> touches() {
            return List.of(new StoreItemId(event.store(), event.item()));
        }

        @Override
        public List<OrderCommand> commands() {
            return lineOf(event.orderLine()).<List<OrderCommand>>map(line -> List.of(new ShortenLine(line, touches().getFirst(),
                    cause.occurredAt(), event.units(), event.outcome() == Outcome.CANCELLED, event.reason()))).orElse(List.of());
        }
    }

    /** Goods of another item go in place of what was short: a line that nobody ordered. What it stands for has a letter of its own. */
    record Substituted(Cause cause, Provenance from, LineSubstituted event) implements Letter {
        @Override
        public List<StoreItemId> touches() {
            return List.of(new StoreItemId(event.store(), event.item()));
        }

        @Override
        public List<OrderCommand> commands() {
            return lineOf(event.orderLine()).flatMap(line -> lineOf(event.inPlaceOf()).map(other -> placed(line, new InPlaceOf(other, event.ordered(), event.reason())))).stream()
                    .toList();
        }

        /** No rule has asked for it: its explanation says what happened, and no figures. */
        private OrderCommand placed(OrderLineId line, InPlaceOf other) {
            var why = new Explanation(cause.event().toString(), cause.occurredAt(), cause.recordedAt(), 0, 0, 0, 0, 0, 0, 0, 0, event.casePack(), 0, 0, null);
            return new PlaceLine(line, touches().getFirst(), event.dc(), cause.occurredAt(), event.units(), event.casePack(), event.cutOffAt(), event.dueAt(), why, other);
        }
    }

    /** The calendar of a lane has changed. */
    record Moved(Cause cause, Provenance from, CutOffMoved event) implements Letter {
        @Override
        public List<StoreItemId> touches() {
            return List.of();
        }

        @Override
        public List<OrderCommand> commands() {
            return lineOf(event.orderLine()).<List<OrderCommand>>map(line -> List.of(new RescheduleLine(line, new StoreItemId(event.store(), event.item()),
                    cause.occurredAt(), event.cutOffAt(), event.dueAt()))).orElse(List.of());
        }
    }

    /** Another center sends what waits of a line. */
    record HandedOver(Cause cause, Provenance from, LineHandedOver event) implements Letter {
        @Override
        public List<StoreItemId> touches() {
            return List.of();
        }

        @Override
        public List<OrderCommand> commands() {
            return lineOf(event.orderLine()).<List<OrderCommand>>map(line -> List.of(new ReassignLine(line, new StoreItemId(event.store(), event.item()),
                    cause.occurredAt(), event.dc(), event.to(), event.units(), event.cutOffAt(), event.reason()))).orElse(List.of());
        }
    }

    /** @param touches the one store-item it is about, or all of the store's */
    record Request(Cause cause, Provenance from, PlanningRequest request, List<StoreItemId> touches) implements Letter {
        @Override
        public List<OrderCommand> commands() {
            return request instanceof LineCalledOff off
                    ? List.of(new AskCancellation(off.line(), new StoreItemId(off.store(), off.item()), cause.occurredAt(), off.units(), off.reason()))
                    : List.of();
        }
    }

    /** An order line as other services write it; what is no order line of ours concerns none. */
    private static Optional<OrderLineId> lineOf(@Nullable String orderLine) {
        try {
            return orderLine == null ? Optional.empty() : Optional.of(OrderLineId.of(orderLine));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
