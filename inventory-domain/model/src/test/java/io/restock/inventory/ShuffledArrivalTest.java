package io.restock.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.TransferCalledOff;
import io.restock.contracts.stock.StockEvent.TransferReceived;
import io.restock.contracts.stock.StockEvent.TransferUnderWay;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.inventory.StoreItemCommand.AdjustStock;
import io.restock.inventory.StoreItemCommand.AdviseDelivery;
import io.restock.inventory.StoreItemCommand.AnnounceTransfer;
import io.restock.inventory.StoreItemCommand.ArriveTransfer;
import io.restock.inventory.StoreItemCommand.CallOffTransfer;
import io.restock.inventory.StoreItemCommand.ReceiveDelivery;
import io.restock.inventory.StoreItemCommand.ReceiveTransfer;
import io.restock.inventory.StoreItemCommand.RecordCount;
import io.restock.inventory.StoreItemCommand.RecordReturn;
import io.restock.inventory.StoreItemCommand.RecordSale;
import io.restock.inventory.StoreItemCommand.SendTransfer;
import io.restock.inventory.StoreItemCommand.TakeBackTransfer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever the order in which tills, counters and drivers come online, the shelf ends with the same number. */
class ShuffledArrivalTest {
    private static final Gln STORE = new Gln("7080001000004");
    private static final StoreItemId MILK = new StoreItemId(STORE, new Gtin("07038010000010"));
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @RepeatedTest(60)
    void any_order_of_arrival_ends_with_the_stock_of_the_clean_order() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        List<StoreItemCommand> clean = aBusyDay(random);
        List<StoreItemCommand> shuffled = new ArrayList<>(clean);
        Collections.shuffle(shuffled, random);

        List<StockEvent> inOrder = arriving(clean);
        List<StockEvent> outOfOrder = arriving(shuffled);

        assertThat(inOrder.getLast().onHand()).as("clean order against the plain sum, seed %d", seed).isEqualTo(onHandByDefinition(clean));
        assertThat(outOfOrder.getLast().onHand()).as("on hand, seed %d", seed).isEqualTo(inOrder.getLast().onHand());
        assertThat(outOfOrder.stream().mapToInt(StockEvent::moved).sum()).as("units conserved, seed %d", seed)
                .isEqualTo(outOfOrder.getLast().onHand());
        assertThat(inTransitMoved(outOfOrder)).as("in transit, seed %d", seed).isEqualTo(inTransitMoved(inOrder));
    }

    /** 5 to 40 things that happen within a few minutes, several in the same second, but never two counts in the same. */
    private static List<StoreItemCommand> aBusyDay(Random random) {
        var day = new ArrayList<StoreItemCommand>();
        int happenings = random.nextInt(5, 40);
        long second = 0;
        var counted = new HashSet<Long>();
        for (int i = 0; i < happenings; i++) {
            second += random.nextInt(3);
            Instant at = START.plusSeconds(second);
            int units = random.nextInt(1, 20);
            var line = new LineId(LocalDate.of(2026, 3, 2), "4", i + 1, 1);
            var despatch = Sscc.of(STORE, i);
            switch (random.nextInt(11)) {
                case 0 -> {
                    if (counted.add(second)) {
                        day.add(new RecordCount(MILK, at, "c" + i, units * 3, 0));
                    }
                }
                case 1 -> day.add(new RecordReturn(MILK, at, line, units, Disposition.values()[random.nextInt(3)], null, null));
                case 2 -> day.add(new AdjustStock(MILK, at, "a" + i, AdjustmentReason.FOUND, units));
                case 3 -> day.add(new SendTransfer(MILK, at, "t" + i, STORE, units));
                case 4 -> day.add(new ArriveTransfer(MILK, at, "t" + i, STORE, units));
                case 5 -> {
                    day.add(new AdviseDelivery(MILK, at, despatch, STORE, "o/" + i, units));
                    day.add(new ReceiveDelivery(MILK, at, despatch, "o/" + i, units, random.nextInt(units + 1), 0, null));
                }
                case 6 -> {
                    day.add(new AnnounceTransfer(MILK, at, "t" + i, STORE, units));
                    day.add(new ReceiveTransfer(MILK, at, "t" + i, STORE, units, random.nextInt(units + 1), 0));
                }
                case 7 -> {
                    day.add(new AnnounceTransfer(MILK, at, "t" + i, STORE, units));
                    day.add(new CallOffTransfer(MILK, at, "t" + i, STORE, units, false));
                    day.add(new TakeBackTransfer(MILK, at, "b" + i, STORE, units));
                }
                default -> day.add(new RecordSale(MILK, at, line, units));
            }
        }
        return day;
    }

    /** What the definition says, computed without events: the latest count plus everything from its instant on. */
    private static int onHandByDefinition(List<StoreItemCommand> clean) {
        int onHand = 0;
        Instant countedAt = Instant.MIN;
        for (StoreItemCommand command : clean) {
            if (command instanceof RecordCount count) {
                onHand = count.counted();
                countedAt = count.occurredAt();
            }
        }
        for (StoreItemCommand command : clean) {
            onHand += command.occurredAt().isBefore(countedAt) ? 0 : moved(command);
        }
        return onHand;
    }

    private static int moved(StoreItemCommand command) {
        return switch (command) {
            case RecordSale sale -> -sale.units();
            case RecordReturn back -> back.disposition() == Disposition.SELLABLE ? back.units() : 0;
            case AdjustStock adjust -> adjust.units();
            case SendTransfer sent -> -sent.units();
            case ArriveTransfer arrived -> arrived.units();
            case ReceiveDelivery received -> received.units();
            case ReceiveTransfer received -> received.units();
            case TakeBackTransfer back -> back.units();
            case StoreItemCommand.VoidSale voided -> voided.units();
            case StoreItemCommand.VoidReturn voided -> -voided.units();
            case StoreItemCommand.ReverseDelivery back -> -back.units();
            case StoreItemCommand.ReverseArrival back -> -back.units();
            case StoreItemCommand.ReverseAdjustment back -> -back.units();
            case RecordCount _,StoreItemCommand.ReverseCount _,StoreItemCommand.CallOffDelivery _,AdviseDelivery _,AnnounceTransfer _,CallOffTransfer _,StoreItemCommand.NoteReturnElsewhere _,StoreItemCommand.ReserveItems _,StoreItemCommand.CollectReserved _,StoreItemCommand.LapseReserved _,StoreItemCommand.CancelReserved _ ->
                0;
        };
    }

    private static int inTransitMoved(List<StockEvent> events) {
        return events.stream().mapToInt(event -> switch (event) {
            case DeliveryDespatched despatched -> despatched.units();
            case DeliveryReceived received -> -received.despatched();
            case TransferUnderWay sent -> sent.units();
            case TransferReceived received -> -received.sent();
            case TransferCalledOff off -> -off.units();
            default -> 0;
        }).sum();
    }

    private static List<StockEvent> arriving(List<StoreItemCommand> commands) {
        Configuration axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine())
                .configureAggregate(StoreItem.class)
                .start();
        try {
            for (StoreItemCommand command : commands) {
                axon.commandBus().dispatch(GenericCommandMessage.asCommandMessage(withMovedSince(command, history(axon))),
                        (_, result) -> assertThat(result.isExceptional()).as("%s", result).isFalse());
            }
            return history(axon);
        } finally {
            axon.shutdown();
        }
    }

    /** The part of the host: it alone has the history. */
    private static StoreItemCommand withMovedSince(StoreItemCommand command, List<StockEvent> history) {
        if (!(command instanceof RecordCount count)) {
            return command;
        }
        int movedSince = history.stream().filter(event -> occurredSince(count, event)).mapToInt(StockEvent::moved).sum();
        return new RecordCount(count.storeItem(), count.occurredAt(), count.count(), count.counted(), movedSince);
    }

    /** A count comes first in its instant, and counts of one instant do not see each other. */
    private static boolean occurredSince(RecordCount count, StockEvent event) {
        boolean movement = !(event instanceof StockEvent.StockCounted) && !(event instanceof StockEvent.CountOffset);
        return event.occurredAt().isAfter(count.occurredAt()) || movement && event.occurredAt().equals(count.occurredAt());
    }

    private static List<StockEvent> history(Configuration axon) {
        return axon.eventStore().readEvents(MILK.toString()).asStream().map(message -> (StockEvent) message.getPayload()).toList();
    }
}
