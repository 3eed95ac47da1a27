package io.restock.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.store.LineId;
import io.restock.inventory.StoreItemCommand.RecordSale;
import java.time.Instant;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

/** A stock row is as good as the history that led to it. */
class SnapshotTest {
    private static final StoreItemId MILK = new StoreItemId(new Gln("7080001000004"), new Gtin("07038010000010"));
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void a_store_item_goes_on_from_its_stock_row_with_the_next_sequence() {
        var engine = new InMemoryEventStorageEngine();
        engine.storeSnapshot(new GenericDomainEventMessage<>("StoreItem", MILK.toString(), 41, new StoreItem(MILK, 7, 12, 0, NOON)));
        var axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(_ -> engine).configureAggregate(StoreItem.class).start();
        var sale = LineId.of("2026-03-02/4/17/1");

        axon.commandBus().dispatch(GenericCommandMessage.asCommandMessage(new RecordSale(MILK, NOON.minusSeconds(1), sale, 2)));

        var events = engine.readEvents(MILK.toString(), 42).asStream().toList();
        assertThat(events).extracting(event -> (Object) event.getPayload()).containsExactly(
                new ItemSold(MILK, NOON.minusSeconds(1), sale, 2, 5), new CountOffset(MILK, NOON, NOON, 2, 7));
        assertThat(events).extracting(event -> event.getSequenceNumber()).containsExactly(42L, 43L);
        axon.shutdown();
    }
}
