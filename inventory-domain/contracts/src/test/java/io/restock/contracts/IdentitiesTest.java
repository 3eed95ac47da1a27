package io.restock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.orders.OrderLineId;
import io.restock.contracts.store.LineId;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Locations, despatches and lines")
class IdentitiesTest {
    private static final Gln STORE = new Gln("7080001000011");

    @Test
    void a_location_needs_its_check_digit() {
        assertThatThrownBy(() -> new Gln("7080001000012")).hasMessageContaining("should end in 1");
        assertThatThrownBy(() -> new Gln("12")).hasMessageContaining("13 digits");
    }

    @Test
    void every_despatch_of_a_distribution_center_has_a_code_of_its_own() {
        assertThat(Sscc.of(STORE, 1)).isNotEqualTo(Sscc.of(STORE, 2));
        assertThat(new Sscc(Sscc.of(STORE, 9_999_999).digits())).isEqualTo(Sscc.of(STORE, 9_999_999));
    }

    @Test
    void identities_read_back_as_they_are_written() {
        var storeItem = new StoreItemId(STORE, new Gtin("07038010000010"));
        assertThat(StoreItemId.of(storeItem.toString())).isEqualTo(storeItem);
        var line = LineId.of("2026-03-02/4/17/1");
        assertThat(LineId.of(line.toString())).isEqualTo(line);
    }

    @Test
    void an_order_names_its_store() {
        var line = new OrderLineId(OrderLineId.order(STORE, Instant.parse("2026-03-02T17:04:00Z")), 7);
        assertThat(line).hasToString("R-7080001000011-202603021704/7").isEqualTo(OrderLineId.of(line.toString()));
        assertThat(line.store()).isEqualTo(STORE);
        assertThatThrownBy(() -> OrderLineId.of("PO-1/1").store()).hasMessageContaining("must be R-store-cutOff, was PO-1");
    }

    @Test
    void a_hundred_thousand_store_items_hardly_ever_share_a_hash() {
        var hashes = new HashSet<Integer>();
        for (int store = 0; store < 100; store++) {
            String storeBody = "708%09d".formatted(store);
            Gln gln = Gln.of(storeBody);
            for (int item = 0; item < 1_000; item++) {
                String itemBody = "0703801%06d".formatted(item);
                hashes.add(new StoreItemId(gln, Gtin.of(itemBody)).hashCode());
            }
        }
        assertThat(hashes).hasSizeGreaterThan(99_000);
    }
}
