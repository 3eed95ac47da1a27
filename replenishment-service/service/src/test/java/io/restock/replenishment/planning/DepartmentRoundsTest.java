package io.restock.replenishment.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.local.testing.Engines;
import io.restock.replenishment.department.DepartmentPolicies;
import io.restock.replenishment.department.DepartmentPolicy;
import io.restock.replenishment.department.DepartmentPolicyRows;
import io.restock.replenishment.department.DepartmentRound;
import io.restock.replenishment.department.Place;
import io.restock.replenishment.storeitem.StoreItem;
import io.restock.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A change of a department's policy in the tables of its deciders")
class DepartmentRoundsTest {
    private static final Place CHAIN = new Place("Dairy", null);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<Gln> STORES = IntStream.range(0, 4).mapToObj(number -> Gln.of("708" + String.format("%09d", number))).toList();
    private static final int ITEMS = 25;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Predicate<StoreItemId> DAIRY = id -> Integer.parseInt(id.item().digits().substring(8, 13)) % 3 == 0;

    private Connection connection;
    private Sql sql;

    @BeforeEach
    void hundred_store_items_half_of_them_in_partition_2() throws SQLException {
        var engines = Engines.shared();
        String url = engines.newDatabase("department_rounds_" + DATABASES.incrementAndGet());
        Flyway.configure().dataSource(url, engines.user(), engines.password()).locations("db/schema/replenishment").schemas("replenishment").defaultSchema("replenishment").load()
                .migrate();
        connection = engines.login().open(url);
        sql = new Sql(connection);
        for (Gln store : STORES) {
            var items = IntStream.range(0, ITEMS).mapToObj(number -> new StoreItem(new StoreItemId(store, Gtin.of("0703" + String.format("%09d", number))))).toList();
            StoreItemRow.upsert(sql, STORES.indexOf(store) % 2 == 0 ? 2 : 3, items);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void looks_at_every_store_item_once_a_few_at_a_time_whoever_goes_on_with_it() throws SQLException {
        put(2, policy(CHAIN, NOON, 0.9));
        var seen = new ArrayList<StoreItemId>();
        int steps = 0;
        for (var open = DepartmentRound.open(sql, 10); !open.isEmpty(); open = DepartmentRound.open(sql, 10)) {
            DepartmentRound round = open.getFirst(); // as one reads it who has just begun
            StoreItemId until = DepartmentRounds.until(sql, round, DAIRY, 7, 2).orElse(null);
            var looked = StoreItemRow.between(sql, 2, null, round.after(), until, 100).stream().filter(DAIRY).toList();
            assertThat(looked).hasSizeLessThanOrEqualTo(2);
            assertThat(round.isDue(sql)).isTrue();
            round.moveOn(sql, until);
            assertThat(round.isDue(sql)).as("asked for twice").isFalse();
            seen.addAll(looked);
            steps++;
        }
        assertThat(seen).isEqualTo(StoreItemRow.between(sql, 2, null, null, null, 1_000).stream().filter(DAIRY).toList()).hasSizeGreaterThan(10);
        assertThat(steps).isGreaterThan(8);
    }

    @Test
    void of_a_store_looks_at_that_store_alone() throws SQLException {
        put(2, policy(new Place("Dairy", STORES.get(2)), NOON, 0.9));
        DepartmentRound round = DepartmentRound.open(sql, 10).getFirst();
        assertThat(DepartmentRounds.until(sql, round, DAIRY, 1_000, 100)).isEmpty();
        assertThat(StoreItemRow.between(sql, 2, round.place().store(), null, null, 1_000)).hasSize(ITEMS).allMatch(id -> id.store().equals(STORES.get(2)));
    }

    @Test
    void begins_anew_with_a_later_change_and_what_was_asked_for_the_one_before_is_not_done() throws SQLException {
        put(2, policy(CHAIN, NOON, 0.9));
        DepartmentRound first = DepartmentRound.open(sql, 10).getFirst();
        StoreItemId until = DepartmentRounds.until(sql, first, DAIRY, 7, 2).orElseThrow();
        first.moveOn(sql, until);
        assertThat(put(2, policy(CHAIN, NOON.plusSeconds(1), 0.95))).isTrue();
        assertThat(DepartmentRound.open(sql, 10)).containsExactly(new DepartmentRound(2, CHAIN, 2, null));
        var late = new DepartmentRound(2, CHAIN, 1, until);
        assertThat(late.isDue(sql)).isFalse();
        late.moveOn(sql, null);
        assertThat(DepartmentRound.open(sql, 10)).hasSize(1);
    }

    @Test
    void changes_nothing_when_it_comes_again_or_after_a_later_one_whatever_the_order() throws SQLException {
        var earlier = policy(CHAIN, NOON, 0.9);
        var later = policy(CHAIN, NOON.plusSeconds(1), 0.95);
        var atOnce = policy(CHAIN, NOON.plusSeconds(1), 0.96);
        assertThat(put(2, earlier)).isTrue();
        assertThat(put(2, policy(CHAIN, NOON.plusSeconds(9), 0.9))).as("the same is decided").isFalse();
        put(2, later);
        put(2, atOnce);
        put(3, atOnce);
        put(3, later);
        put(3, earlier);
        assertThat(aim(2)).isEqualTo(aim(3)).isEqualTo(new InStock(0.96));
        assertThat(put(3, DepartmentPolicy.ended(CHAIN, NOON.plusSeconds(2)))).isTrue();
        assertThat(put(3, DepartmentPolicy.ended(CHAIN, NOON.plusSeconds(3)))).isFalse();
        assertThat(aim(3)).isNull();
        assertThat(put(2, DepartmentPolicy.ended(new Place("Bakery", null), NOON))).as("there was none").isFalse();
    }

    private Object aim(int partition) throws SQLException {
        DepartmentPolicies known = DepartmentPolicyRows.load(sql, partition);
        return known.of(STORES.getFirst(), "Dairy", false).aim();
    }

    private boolean put(int partition, DepartmentPolicy policy) throws SQLException {
        return DepartmentPolicyRows.put(sql, partition, policy, "merchandiser/rest/ann");
    }

    private static DepartmentPolicy policy(Place place, Instant at, double share) {
        return new DepartmentPolicy(place, at, new InStock(share), null, null, null, false);
    }
}
