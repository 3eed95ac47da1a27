package io.restock.replenishment.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Recall;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How a store-item is supplied")
class CatalogTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Gln STORE = new Gln("7080000000005");
    private static final Gln DC = new Gln("7080000000012");
    private static final Gln NEXT = new Gln("7080000000029");
    private static final Gtin ITEM = new Gtin("07038010000010");
    private static final StoreItemId ID = new StoreItemId(STORE, ITEM);

    private final Catalog catalog = new Catalog();

    @Test
    void is_unknown_until_store_distribution_center_and_item_are_known() {
        catalog.put(store(null));
        catalog.put(item(6));
        assertThat(catalog.supply(ID)).isEmpty();
        catalog.put(store(DC));
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::casePack).isEqualTo(6);
    }

    @Test
    void goes_by_the_standard_lane_until_a_person_plans_one() {
        catalog.put(store(DC));
        catalog.put(item(6));
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::lane).isEqualTo(Lane.standard(DC, STORE, OSLO));
        var planned = new Lane(DC, STORE, OSLO, List.of(LocalTime.of(6, 0)), 30, 60);
        catalog.put(planned);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::lane).isEqualTo(planned);
    }

    @Test
    void does_not_go_by_the_lane_of_a_distribution_center_that_no_longer_serves_the_store() {
        catalog.put(new Lane(STORE, STORE, OSLO, List.of(LocalTime.of(6, 0)), 30, 60));
        catalog.put(store(DC));
        catalog.put(item(6));
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::lane).isEqualTo(Lane.standard(DC, STORE, OSLO));
    }

    @Test
    void is_found_by_every_number_of_the_item() {
        Gtin carton = new Gtin("17038010000017");
        Gtin cheese = new Gtin("02000010000000");
        catalog.put(new Item(ITEM, "Milk", null, null, null, Item.Unit.EACH, 6, List.of(new Item.Pack(carton, 6))));
        catalog.put(new Item(cheese, "Cheese", null, null, null, Item.Unit.GRAM, 1, List.of()));
        assertThat(catalog.stocked(carton)).isEqualTo(new Catalog.Stocked(ITEM, 6));
        assertThat(catalog.stocked(new StoreItemId(STORE, carton))).isEqualTo(ID);
        assertThat(catalog.stocked(ITEM)).isEqualTo(new Catalog.Stocked(ITEM, 1));
        assertThat(catalog.stocked(Gtin.scanned("2000010020195"))).isEqualTo(new Catalog.Stocked(cheese, 1));
        catalog.put(item(6));
        assertThat(catalog.stocked(carton)).as("the item has it no more").isEqualTo(new Catalog.Stocked(carton, 1));
        catalog.put(new Item(ITEM, "Milk", null, null, null, Item.Unit.EACH, 6, List.of(new Item.Pack(carton, 6))));
        catalog.removeItem(ITEM);
        assertThat(catalog.stocked(carton).item()).isEqualTo(carton);
    }

    @Test
    void goes_by_the_lane_of_its_present_center_whichever_was_planned_last() {
        catalog.put(item(6));
        catalog.put(store(DC));
        var present = new Lane(DC, STORE, OSLO, List.of(LocalTime.of(6, 0)), 30, 60);
        var next = new Lane(NEXT, STORE, OSLO, List.of(LocalTime.of(22, 0)), 30, 60);
        catalog.put(present);
        catalog.put(next);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::lane).isEqualTo(present);
        catalog.put(store(NEXT));
        catalog.put(present);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::lane).isEqualTo(next);
        catalog.removeLane(NEXT, STORE);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::lane).isEqualTo(Lane.standard(NEXT, STORE, OSLO));
    }

    @Test
    void goes_by_the_lane_of_the_center_that_stands_in_while_its_own_is_stopped() {
        catalog.put(item(6));
        catalog.put(store(DC));
        var present = new Lane(DC, STORE, OSLO, List.of(LocalTime.of(6, 0)), 30, 60);
        var other = new Lane(NEXT, STORE, OSLO, List.of(LocalTime.of(22, 0)), 30, 600);
        var stopped = new Lane(DC, STORE, OSLO, List.of(LocalTime.of(6, 0)), 30, 60, List.of(), List.of(), NEXT);
        take(STORE + "|" + DC, stopped);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::home, Catalog.Supply::lane).containsExactly(stopped, Lane.standard(NEXT, STORE, OSLO));
        take(STORE + "|" + NEXT, other);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::home, Catalog.Supply::lane).containsExactly(stopped, other);
        take(STORE + "|" + DC, present);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::home, Catalog.Supply::lane).containsExactly(present, present);
    }

    @Test
    void rests_at_a_store_from_which_it_is_called_back_alone() {
        catalog.put(item(6));
        catalog.put(store(DC));
        var recall = new Recall("r", "glass", List.of(ITEM), null, Instant.EPOCH, Instant.EPOCH, null, List.of(STORE));
        take(recall);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::rest).isEqualTo(Catalog.Rest.HELD);
        take(new Recall("other", "glass", List.of(ITEM), null, Instant.EPOCH, Instant.EPOCH, null, List.of(NEXT)));
        take(new Recall("r", "glass", List.of(ITEM), null, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, List.of(STORE)));
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::rest).isNull();
    }

    private void take(Recall recall) {
        new CatalogReader(catalog).take(new ConsumerRecord<>(Topics.RECALLS.topic(), 0, 0, recall.recall().getBytes(StandardCharsets.UTF_8), Recall.CODEC.write(recall)));
    }

    @Test
    void takes_a_lane_from_the_topic_as_it_was_written_first_only_where_nothing_newer_is_known() {
        catalog.put(item(6));
        catalog.put(store(DC));
        var old = new Lane(DC, STORE, OSLO, List.of(LocalTime.of(6, 0)), 30, 60);
        var now = new Lane(DC, STORE, OSLO, List.of(LocalTime.of(7, 0)), 30, 60);
        take(STORE.digits(), old);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::lane).isEqualTo(old);
        take(STORE + "|" + DC, now);
        take(STORE.digits(), old);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::lane).isEqualTo(now);
        take(STORE + "|" + DC, null);
        assertThat(catalog.supply(ID)).get().extracting(Catalog.Supply::lane).isEqualTo(Lane.standard(DC, STORE, OSLO));
    }

    private void take(String key, Lane lane) {
        new CatalogReader(catalog).take(new ConsumerRecord<>(Topics.LANES.topic(), 0, 0, key.getBytes(StandardCharsets.UTF_8), lane == null ? null : Lane.CODEC.write(lane)));
    }

    private static Store store(Gln dc) {
        return new Store(STORE, "Corner", OSLO, LocalTime.of(4, 0), dc, "East");
    }

    private static Item item(int casePack) {
        return new Item(ITEM, "Milk", "Brand", "Dairy", "Milk", Item.Unit.EACH, casePack, List.of());
    }
}
