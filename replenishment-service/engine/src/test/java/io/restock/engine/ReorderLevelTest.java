package io.restock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Reorder level: the smallest at which so few intervals end with an empty shelf")
class ReorderLevelTest extends Seeded {
    private static final int ROUNDS = 2_000;

    @Test
    void worked_examples_by_enumeration() {
        assertThat(ReorderLevel.of(new Demand(0.2, 0.3), 3, 0.98)).isEqualTo(1);
        assertThat(ReorderLevel.of(new Demand(3, 7.5), 1, 0.95)).isEqualTo(8);
        assertThat(ReorderLevel.of(new Demand(150, 2400), 24, 0.985)).isEqualTo(264);
    }

    @Test
    void nothing_wanted_is_nothing_kept() {
        assertThat(ReorderLevel.of(new Demand(0, 0), 6, 0.98)).isZero();
        assertThat(ReorderLevel.of(new Demand(1e-9, 1e-9), 6, 0.98)).isZero();
    }

    @Test
    void it_is_the_smallest_level_that_keeps_the_promise() {
        for (int i = 0; i < ROUNDS; i++) {
            var demand = anyDemand(200);
            int q = random.nextInt(1, 30);
            double service = random.nextDouble(0.6, 0.999);
            int s = ReorderLevel.of(demand, q, service);
            var law = demand.law();
            var where = "seed %d: %s q %d service %s".formatted(seed, demand, q, service);
            assertThat(shortage(law, s, q)).as(where).isLessThanOrEqualTo(1 - service + 1e-9);
            if (s > 0) {
                assertThat(shortage(law, s - 1, q)).as(where).isGreaterThan(1 - service - 1e-9);
            }
        }
    }

    @Test
    void walking_and_searching_find_the_same_level() {
        for (int i = 0; i < ROUNDS; i++) {
            var demand = anyDemand(150);
            int q = random.nextInt(1, 40);
            double service = random.nextDouble(0.6, 0.999);
            assertThat(LargeDemand.reorderLevel(demand.law(), q, 1 - service))
                    .as("seed %d: %s q %d service %s", seed, demand, q, service)
                    .isEqualTo(ReorderLevel.of(demand, q, service));
        }
    }

    /** Grams of cheese, a distribution center's year, clusters of any size. */
    @Test
    void it_is_the_smallest_one_of_large_demand_too() {
        for (int i = 0; i < ROUNDS; i++) {
            double mean = Math.exp(random.nextDouble(Math.log(100), Math.log(10_000_000)));
            var demand = new Demand(mean, mean * Math.exp(random.nextDouble(-1, Math.log(5 * mean))));
            int q = random.nextInt(1, 400);
            double service = random.nextDouble(0.6, 0.9999);
            int s = LargeDemand.reorderLevel(demand.law(), q, 1 - service);
            var where = "seed %d: %s q %d service %s".formatted(seed, demand, q, service);
            assertThat(shortage(demand.law(), s, q)).as(where).isLessThanOrEqualTo(1 - service + 1e-9);
            assertThat(s == 0 || shortage(demand.law(), s - 1, q) > 1 - service - 1e-9).as(where).isTrue();
        }
    }

    @Test
    void a_law_that_newton_cannot_follow_is_halved_to_the_end() {
        var either = new double[5_001];
        either[0] = 0.5;
        either[5_000] = 0.5;
        assertThat(LargeDemand.reorderLevel(new DemandLaw.Given(either), 1, 0.02)).isEqualTo(5_000);
        assertThat(LargeDemand.reorderLevel(new DemandLaw.Given(either), 1, 0.6)).isZero();
        assertThat(LargeDemand.reorderLevel(new DemandLaw.Given(either), 100, 0.1)).isEqualTo(4_980);
    }

    @Test
    void more_demand_of_the_same_kind_never_lowers_it() {
        for (int i = 0; i < ROUNDS; i++) {
            double mean = Math.exp(random.nextDouble(-7, Math.log(50_000)));
            double ratio = random.nextDouble(0.5, 20);
            double more = mean * random.nextDouble(1, 2);
            int q = random.nextInt(1, 200);
            double service = random.nextDouble(0.6, 0.999);
            assertThat(ReorderLevel.of(new Demand(more, more * ratio), q, service))
                    .as("seed %d: mean %s to %s, ratio %s, q %d, service %s", seed, mean, more, ratio, q, service)
                    .isGreaterThanOrEqualTo(ReorderLevel.of(new Demand(mean, mean * ratio), q, service));
        }
    }

    @Test
    void a_higher_service_level_never_lowers_it_and_a_larger_pack_never_raises_it() {
        for (int i = 0; i < ROUNDS; i++) {
            var demand = anyDemand(100_000);
            int q = random.nextInt(1, 200);
            double service = random.nextDouble(0.6, 0.99);
            int s = ReorderLevel.of(demand, q, service);
            var where = "seed %d: %s q %d service %s".formatted(seed, demand, q, service);
            assertThat(ReorderLevel.of(demand, q, service + 0.009)).as(where).isGreaterThanOrEqualTo(s);
            assertThat(ReorderLevel.of(demand, q + random.nextInt(1, 50), service)).as(where).isLessThanOrEqualTo(s);
        }
    }

    @Test
    void after_ordering_whole_packs_the_position_is_at_the_level_and_a_second_review_adds_nothing() {
        for (int i = 0; i < ROUNDS; i++) {
            int q = random.nextInt(1, 100);
            var rule = new ReorderRule(ReorderLevel.of(anyDemand(5_000), q, 0.98), q);
            int position = random.nextInt(-50, 10_000);
            int ordered = rule.unitsToOrder(position);
            var where = "seed %d: %s at %d".formatted(seed, rule, position);
            assertThat(ordered % q).as(where).isZero();
            assertThat(position + ordered).as(where).isGreaterThanOrEqualTo(rule.reorderLevel());
            assertThat(ordered == 0 || position + ordered < rule.reorderLevel() + q).as(where).isTrue();
            assertThat(rule.unitsToOrder(position + ordered)).as(where).isZero();
        }
    }

    private Demand anyDemand(double upTo) {
        double mean = Math.exp(random.nextDouble(-7, Math.log(upTo)));
        return new Demand(mean, mean * random.nextDouble(0.5, 30));
    }

    private static double shortage(DemandLaw law, int s, int q) {
        double sum = 0;
        for (int j = 0; j < q; j++) {
            sum += law.exceeds(s + j);
        }
        return sum / q;
    }
}
