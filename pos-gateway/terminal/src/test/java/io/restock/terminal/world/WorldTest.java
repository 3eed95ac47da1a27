package io.restock.terminal.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.world.CenterFloor.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("The physical world")
class WorldTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    /** Hears everything of one store, and believes it. */
    private static final class Heard implements StoreReports {
        final Map<Integer, Integer> onHand = new TreeMap<>();
        final List<String> story = new ArrayList<>();
        private long sequence;

        @Override
        public ReceiptNumber rungUp(Instant at, int till, List<BeltLine> lines) {
            story.add(at + " till " + till + " " + lines);
            return new ReceiptNumber(TODAY, String.valueOf(till), ++sequence);
        }

        @Override
        public void received(Instant at, Lorry lorry, List<Unloaded> lines) {
            story.add(at + " received " + lines);
        }

        @Override
        public void counted(Instant at, List<Counted> lines) {
            lines.forEach(line -> onHand.put(line.item(), line.units()));
            story.add(at + " counted " + lines);
        }

        @Override
        public void wroteOff(Instant at, AdjustmentReason reason, List<Counted> lines) {
            story.add(at + " " + reason + " " + lines);
        }

        @Override
        public List<Integer> asked() {
            return List.of(0, 1);
        }
    }

    private final Map<Gln, Heard> heard = new TreeMap<>(java.util.Comparator.comparing(Gln::digits));

    private World world(Chain chain, long seed) {
        var world = new World(chain, seed, 2, true);
        for (var shop : chain.shops()) {
            for (int item = 0; item < chain.articles().size(); item++) {
                world.open(shop, item, world.opening().ofStore(shop, chain.articles().get(item), item, TODAY));
            }
        }
        chain.centers().forEach(center -> {
            for (int item = 0; item < chain.articles().size(); item++) {
                world.floor(center).open(item, Place.RESERVE, world.opening().ofCenter(chain.shopsOf(center), chain.articles().get(item), item, TODAY));
            }
        });
        world.begin(MORNING, shop -> heard.computeIfAbsent(shop.store().gln(), gln -> new Heard()));
        return world;
    }

    private static void live(StoreLife life, Instant until) throws InterruptedException {
        while (life.next().isBefore(until)) {
            life.step();
        }
    }

    @RepeatedTest(5)
    void keeps_count_of_every_unit_of_every_item_whatever_happens() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var chain = new ChainGenerator(seed % 1_000, 3, 40, 1, 6).chain();
        var world = world(chain, seed);
        var center = world.floor(chain.centers().getFirst());
        for (int hour = 1; hour <= 72; hour++) {
            var now = MORNING.plus(Duration.ofHours(hour));
            for (var life : world.stores()) {
                live(life, now);
                var store = life.shop().store().gln().digits();
                for (int item = 0; item < 40; item++) {
                    if (random.nextInt(4) == 0) {
                        center.pick(hour, store, item, random.nextBoolean() ? Place.PICK_FACE : Place.RESERVE, 1 + random.nextInt(500), random.nextInt(3) - 1);
                    }
                }
                if (random.nextInt(3) == 0) {
                    life.expect(new Lorry(store + hour, now.plus(Duration.ofHours(random.nextInt(5))), center.load(hour, store, Map.of(random.nextInt(40), 5))));
                }
            }
            center.putAway(random.nextInt(40), Place.PICK_FACE, random.nextInt(100));
            for (int item = 0; item < 40; item++) {
                assertThat(world.unexplained(item)).as("item %d after %d hours, seed %d", item, hour, seed).isZero();
            }
        }
        assertThat(world.stores()).allSatisfy(life -> assertThat(life.shelves().met()).isPositive().isLessThanOrEqualTo(life.shelves().wants()));
    }

    @Test
    void gives_the_same_story_for_the_same_seed() throws Exception {
        var chain = new ChainGenerator(1, 1, 50, 1, 6).chain();
        var gln = chain.shops().getFirst().store().gln();
        live(world(chain, 7).stores().iterator().next(), MORNING.plus(Duration.ofDays(2)));
        var first = heard.remove(gln).story;
        live(world(chain, 7).stores().iterator().next(), MORNING.plus(Duration.ofDays(2)));

        assertThat(heard.get(gln).story).hasSizeGreaterThan(50).isEqualTo(first);
    }

    @Test
    void sells_only_what_is_there_and_reports_to_nobody_what_it_could_not_sell() throws Exception {
        var chain = new ChainGenerator(1, 1, 10, 1, 6).chain();
        var world = new World(chain, 7, 1, true);
        world.open(chain.shops().getFirst(), 0, 3);
        var heard = new Heard();
        world.begin(MORNING, shop -> heard);
        var life = world.stores().iterator().next();
        live(life, MORNING.plus(Duration.ofDays(1)));

        assertThat(life.floor().left(0, Exit.SOLD)).isLessThanOrEqualTo(3);
        assertThat(life.floor().units(0)).isNotNegative();
        assertThat(heard.story.toString()).doesNotContain("item=5, units=1, scan");
        assertThat(life.shelves().of(5).wants()).isPositive();
        assertThat(life.shelves().of(5).unitsBought()).isZero();
    }

    @Test
    void a_lorry_is_unloaded_behind_and_its_goods_stand_on_the_shelf_within_the_hour() throws Exception {
        var chain = new ChainGenerator(1, 1, 10, 1, 6).chain();
        var world = new World(chain, 7, 1, true);
        var heard = new Heard();
        world.begin(MORNING, shop -> heard);
        var life = world.stores().iterator().next();
        life.inherit(new Lorry("sscc", MORNING.plus(Duration.ofHours(4)), Map.of(2, 200)));
        live(life, MORNING.plus(Duration.ofHours(4)));
        assertThat(life.floor().units(2)).isZero();
        live(life, MORNING.plus(Duration.ofHours(5)));

        assertThat(life.floor().onShelf(2)).isPositive();
        assertThat(heard.story).anyMatch(line -> line.contains("received"));
        assertThat(world.unexplained(2)).isZero();
    }
}
