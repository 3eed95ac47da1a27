package io.restock.terminal.world;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.world.CenterFloor.Place;
import io.restock.terminal.world.StoreReports.CalledBack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("The physical world")
class WorldTest {
    private static final Instant MORNING = Instant.parse("2026-03-02T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

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
        world.introduceNeighbors();
        return world;
    }

    /** All stores together, hour by hour, as the business clock lets them. */
    private static void live(World world, Duration time) throws InterruptedException {
        for (int hour = 1; hour <= time.toHours(); hour++) {
            for (var life : world.stores()) {
                live(life, MORNING.plus(Duration.ofHours(hour)));
            }
        }
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
                    life.expect(new Lorry(store + hour, now.plus(Duration.ofHours(random.nextInt(5))),
                            center.load(hour, store, Map.of(random.nextInt(40), 5), random.nextBoolean())));
                }
                if (random.nextInt(30) == 0) {
                    heard.get(life.shop().store().gln()).recalls.add(new CalledBack("recall" + hour, List.of(random.nextInt(40))));
                }
            }
            while (center.isBackBy(now)) {
                center.takeBack(Place.RESERVE);
            }
            center.lose(random.nextInt(40), Place.PICK_FACE, 1);
            center.putAway(random.nextInt(40), Place.PICK_FACE, random.nextInt(100));
            for (int item = 0; item < 40; item++) {
                assertThat(world.unexplained(item)).as("item %d after %d hours, seed %d", item, hour, seed).isZero();
            }
        }
        assertThat(world.stores()).allSatisfy(life -> assertThat(life.shelves().met()).isPositive().isLessThanOrEqualTo(life.shelves().wants()));
    }

    @Test
    void gives_the_same_story_for_the_same_seed() throws Exception {
        live(unevenWorld(), Duration.ofDays(4));
        var first = stories();
        heard.clear();
        live(unevenWorld(), Duration.ofDays(4));

        assertThat(stories()).isEqualTo(first).hasSizeGreaterThan(150);
        for (var act : List.of(" holds ", " sent to-", " sent back-", " arrived ", " handed over ")) {
            assertThat(first).as(act).filteredOn(line -> line.contains(act)).isNotEmpty();
        }
    }

    /** The first store has next to nothing, and its neighbor more than it can sell. */
    private World unevenWorld() {
        var chain = new ChainGenerator(1, 3, 30, 1, 6).chain();
        var world = new World(chain, 7, 2, true);
        for (int item = 0; item < 30; item++) {
            world.open(chain.shops().getFirst(), item, 1);
            world.open(chain.shops().get(1), item, 100_000);
            world.open(chain.shops().getLast(), item, 1_000);
        }
        world.begin(MORNING, shop -> heard.computeIfAbsent(shop.store().gln(), gln -> new Heard()));
        world.introduceNeighbors();
        return world;
    }

    private List<String> stories() {
        return heard.values().stream().flatMap(store -> store.story.stream()).toList();
    }

    @Test
    void what_one_store_sends_to_another_arrives_there_or_is_known_to_be_missing() throws Exception {
        var world = unevenWorld();
        live(world, Duration.ofDays(4));
        var sent = new TreeMap<String, Map<Integer, Integer>>();
        var arrived = new TreeMap<String, Map<Integer, Integer>>();
        heard.values().forEach(store -> {
            store.sent.forEach((transfer, units) -> sent.put(transfer, units));
            arrived.putAll(store.arrived);
        });

        assertThat(arrived).hasSizeGreaterThan(3);
        assertThat(sent).containsAllEntriesOf(arrived).as("what is not in these is still under way, or went back").hasSizeGreaterThan(arrived.size());
        for (int item = 0; item < 30; item++) {
            assertThat(world.unexplained(item)).isZero();
        }
    }

    @Test
    void a_delivery_is_complete_once_and_true_however_often_it_was_typed() throws Exception {
        var chain = new ChainGenerator(1, 1, 20, 1, 6).chain();
        var world = world(chain, 7);
        var life = world.stores().iterator().next();
        var load = new TreeMap<Integer, Integer>();
        IntStream.range(0, 20).filter(item -> !chain.articles().get(item).weighed()).forEach(item -> load.put(item, 12));
        for (int lorry = 1; lorry <= 200; lorry++) {
            life.inherit(new Lorry("sscc" + lorry, MORNING.plus(Duration.ofHours(lorry)), load));
        }
        live(life, MORNING.plus(Duration.ofHours(206)));
        var store = heard.get(life.shop().store().gln());

        assertThat(store.partly).isBetween(3, 25);
        assertThat(store.takenBack).isPositive();
        assertThat(store.complete).hasSize(200).allSatisfy((sscc, times) -> assertThat(times).as(sscc).isOne());
        assertThat(store.received).allSatisfy((sscc, units) -> {
            assertThat(units.keySet()).as(sscc).isEqualTo(load.keySet());
            assertThat(units.values()).as(sscc).allMatch(each -> Math.abs(each - 12) <= 1);
        });
    }

    @Test
    void nobody_comes_and_nobody_works_on_a_local_holiday() throws Exception {
        var chain = new ChainGenerator(1, 20, 10, 1, 6).chain().withHolidays(TODAY, 5);
        var closed = chain.shops().stream().filter(shop -> !shop.store().closedOn().isEmpty()).toList();
        assertThat(closed).hasSize(1);
        var day = closed.getFirst().store().closedOn().getFirst();
        assertThat(closed.getFirst().lane().leavesOn(day)).isFalse();
        var world = world(chain, 7);
        var life = requireNonNull(world.store(closed.getFirst().store().gln()));
        life.expect(new Lorry("sscc", day.atTime(9, 0).atZone(closed.getFirst().lane().zone()).toInstant(), Map.of()));
        live(life, MORNING.plus(Duration.ofDays(6)));

        var story = heard.get(life.shop().store().gln()).story;
        assertThat(story).noneMatch(line -> line.startsWith(day.toString()) && !line.contains("T23:"));
        assertThat(story).anyMatch(line -> line.startsWith(day.plusDays(1).toString())).anyMatch(line -> line.contains("received"));
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
