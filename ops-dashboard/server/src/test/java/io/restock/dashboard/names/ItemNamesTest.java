package io.restock.dashboard.names;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The names of a chain with more items than the page keeps")
class ItemNamesTest {
    private static final int KEPT = 10;
    private static final List<Item> ITEMS = IntStream.range(0, 1_000).mapToObj(n -> {
        String body = "07038010%05d".formatted(n);
        var gtin = Gtin.of(body);
        return new Item(gtin, "Item " + n, "Brand", "Dairy", "Milk", n % 10 == 0 ? Unit.GRAM : Unit.EACH, 6, List.of());
    }).toList();

    private final Map<Gtin, String> listed = new HashMap<>();
    private boolean away;
    private int asked;
    private final ItemNames names = new ItemNames(KEPT, item -> {
        asked++;
        if (away) {
            throw new ServiceAway(Service.LEDGER, "nobody is there");
        }
        return listed.getOrDefault(item, item.digits());
    });

    private void read() {
        for (Item item : ITEMS) {
            listed.put(item.gtin(), item.name());
            names.listed(item);
        }
    }

    @Test
    void are_all_shown_though_few_are_kept() {
        read();
        assertThat(ITEMS).allSatisfy(item -> assertThat(names.of(item.gtin())).isEqualTo(new NamedItem(item.name(), item.unit())));
        await().atMost(PATIENCE).until(() -> names.count() <= KEPT);
    }

    @Test
    void do_not_hold_up_a_page_when_the_ledger_is_away() {
        read();
        away = true;
        assertThat(ITEMS).allSatisfy(item -> assertThat(names.of(item.gtin()).name()).isIn(item.name(), item.gtin().digits()));
        assertThat(asked).isOne();
    }

    @Test
    void tell_of_every_item_whether_it_is_weighed_without_asking() {
        read();
        assertThat(ITEMS).allSatisfy(item -> assertThat(names.unitOf(item.gtin())).isEqualTo(item.unit()));
        names.removed(ITEMS.getFirst().gtin());
        assertThat(names.unitOf(ITEMS.getFirst().gtin())).isEqualTo(Unit.EACH);
        assertThat(asked).isZero();
    }
}
