package io.restock.search.catalog;

import static io.restock.search.Shop.item;
import static io.restock.search.Shop.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Price;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How the catalog presents an item at a store")
class CatalogTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final StoreItemId HERE = new StoreItemId(store(1), item(1));
    private static final StoreItemId THERE = new StoreItemId(store(2), item(1));
    private final Catalog catalog = new Catalog(Set.of("Our Best"), NOON);

    @Test
    void the_stores_price_goes_before_the_chains() {
        price("10.00", -3600, null, false);
        price("9.00", -7200, null, true);
        assertThat(priceAt(HERE, 0)).isEqualTo("9.00");
        assertThat(priceAt(THERE, 0)).isEqualTo("10.00");
    }

    @Test
    void an_offer_ends_and_the_lasting_price_holds_again() {
        price("10.00", -3600, null, false);
        price("7.00", 60, 120, false);
        assertThat(priceAt(HERE, 0)).isEqualTo("10.00");
        assertThat(priceAt(HERE, 60)).isEqualTo("7.00");
        assertThat(priceAt(HERE, 120)).isEqualTo("10.00");
    }

    @Test
    void time_alone_makes_an_item_change_at_both_ends_of_an_offer() {
        price("7.00", 60, 120, false);
        assertThat(catalog.repriced(NOON.plusSeconds(59), 10)).isEmpty();
        assertThat(catalog.repriced(NOON.plusSeconds(60), 10)).containsExactly(item(1));
        assertThat(catalog.repriced(NOON.plusSeconds(60), 10)).isEmpty();
        assertThat(catalog.repriced(NOON.plusSeconds(120), 10)).containsExactly(item(1));
    }

    @Test
    void a_year_of_weekly_offers_leaves_the_lasting_price_and_the_offer_that_holds() {
        var book = new PriceBook();
        var until = new Instant[1];
        book.put(lasting("10.00"), NOON, NOON);
        for (int week = 0; week < 52; week++) {
            Instant from = NOON.plus(Duration.ofDays(7L * week));
            until[0] = from.plus(Duration.ofDays(7));
            book.put(new Price(item(1), new BigDecimal("7.00"), "NOK", store(1), from, until[0]), NOON, from);
            book.changedUntil(from, 10);
        }
        assertThat(book.count()).isEqualTo(2);
        assertThat(book.at(store(1), item(1), until[0].minusSeconds(1)).amount()).isEqualTo("7.00");
        book.changedUntil(until[0], 10);
        assertThat(book.count()).isOne();
        assertThat(book.at(store(1), item(1), until[0]).amount()).isEqualTo("10.00");
    }

    @Test
    void an_offer_that_had_ended_when_it_was_heard_of_is_not_kept() {
        var book = new PriceBook();
        book.put(new Price(item(1), new BigDecimal("7.00"), "NOK", null, NOON.minusSeconds(60), NOON), NOON, NOON);
        assertThat(book.count()).isZero();
    }

    @Test
    void the_seller_is_the_brands_owner_or_the_chain_itself() {
        catalog.put(named("Our Best"));
        assertThat(catalog.describe(HERE, NOON).seller()).isEqualTo("own");
        catalog.put(named("Tine"));
        assertThat(catalog.describe(HERE, NOON).seller()).isEqualTo("Tine");
        catalog.put(named(null));
        assertThat(catalog.describe(HERE, NOON).seller()).isNull();
        catalog.put(new Item(item(1), "Milk", "Tine", "Food", "Dairy", Item.Unit.EACH, 6, List.of(), Item.State.ACTIVE, true, List.of(), List.of(), List.of(), store(7)));
        assertThat(catalog.describe(HERE, NOON).seller()).as("who listed it").isEqualTo(store(7).digits());
    }

    private static Price lasting(String amount) {
        return new Price(item(1), new BigDecimal(amount), "NOK", null, NOON, null);
    }

    private static Item named(String brand) {
        return new Item(item(1), "Milk", brand, "Food", "Dairy", Item.Unit.EACH, 6, List.of());
    }

    private void price(String amount, int from, Integer until, boolean ownStore) {
        catalog.put(new Price(item(1), new BigDecimal(amount), "NOK", ownStore ? store(1) : null, NOON.plusSeconds(from),
                until == null ? null : NOON.plusSeconds(until)), NOON);
    }

    private String priceAt(StoreItemId id, int seconds) {
        return catalog.describe(id, NOON.plusSeconds(seconds)).price().toPlainString();
    }
}
