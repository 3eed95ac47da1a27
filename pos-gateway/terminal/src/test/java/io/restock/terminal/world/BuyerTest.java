package io.restock.terminal.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The buyer of a distribution center")
class BuyerTest {
    private static final Chain CHAIN = new ChainGenerator(1, 2, 10, 1, 6).chain();
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private final Suppliers suppliers = new Suppliers(new Draws(3), CHAIN.centers().getFirst(), CHAIN.articles(), 0);
    private final Buyer buyer = new Buyer(suppliers, CHAIN.articles(), CHAIN.centers().getFirst().zone(), expected());

    private static double[] expected() {
        double[] perDay = new double[10];
        java.util.Arrays.fill(perDay, 100);
        return perDay;
    }

    private static int ordered(Iterable<SupplierOrder> orders, int item) {
        int units = 0;
        for (var order : orders) {
            units += order.units().getOrDefault(item, 0);
        }
        return units;
    }

    @Test
    void orders_whole_cases_for_the_days_until_the_next_goods_and_not_twice_what_is_under_way() {
        var orders = buyer.order(NOON, new int[10]);

        assertThat(ordered(orders, 0)).isGreaterThanOrEqualTo(300);
        assertThat(ordered(orders, 0) % CHAIN.articles().getFirst().item().casePack()).isZero();
        assertThat(buyer.order(NOON.plus(Duration.ofHours(12)), new int[10]).stream().mapToInt(order -> order.units().size()).sum())
                .as("only what a supplier forgot").isLessThan(3);
    }

    @Test
    void gets_the_goods_one_to_two_days_later() {
        assertThat(buyer.order(NOON, new int[10])).isNotEmpty()
                .allSatisfy(order -> assertThat(Duration.between(NOON, order.arrival())).isBetween(Duration.ofHours(24), Duration.ofHours(48)));
    }

    @Test
    void learns_from_what_stores_sell() {
        buyer.hear(1, 400);
        buyer.dayIsOver(LocalDate.parse("2026-03-02"));
        var orders = buyer.order(NOON, new int[10]);

        assertThat(ordered(orders, 1)).isGreaterThan(1_000);
        assertThat(ordered(orders, 2)).isLessThan(600);
    }

    @Test
    void gets_nothing_of_what_suppliers_have_none_of() {
        var none = new Suppliers(new Draws(3), CHAIN.centers().getFirst(), CHAIN.articles(), 1);
        assertThat(none.order(NOON, Map.of(0, 12, 1, 24))).isNotEmpty().allSatisfy(order -> assertThat(order.units().values()).containsOnly(0));
    }
}
