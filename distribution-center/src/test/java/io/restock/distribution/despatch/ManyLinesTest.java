package io.restock.distribution.despatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.distribution.Statements;
import io.restock.distribution.World;
import io.restock.distribution.desk.ByHand;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Outbox;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A despatch of many lines")
class ManyLinesTest {
    @Inject
    DataSource source;
    @Inject
    Lanes lanes;
    @Inject
    Outbox outbox;
    @Inject
    BusinessClock clock;

    @Test
    void asks_the_database_as_often_as_one_of_few_of_lots_too() {
        try (var world = new World()) {
            assertThat(statements(world, 30)).isEqualTo(statements(world, 2));
            world.verify();
        }
    }

    /** @param many lines, every other one of a lot; @return statements of their despatch */
    private long statements(World world, int many) {
        Gln store = world.store();
        List<Gtin> ofNoLot = world.items(many / 2, 6);
        List<Gtin> ofLots = world.items(many / 2, 6);
        world.placed(Stream.concat(ofNoLot.stream(), ofLots.stream()).map(item -> world.line(store, item, 12, 6)).toList());
        world.inbound(ofNoLot, 12, "PICK_FACE");
        ofLots.forEach(item -> world.inbound(item, 12, "PICK_FACE", "L1", 9).statusCode(201));
        var wave = world.wave().statusCode(201).body("picks", hasSize(many)).extract().jsonPath();
        List<Number> picks = wave.getList("picks.pick");
        world.pickAll(wave.getLong("id"), picks.stream().map(Number::longValue).toList(), 12).statusCode(200);

        var statements = new Statements(source);
        var despatching = ByHand.with(new Despatching(), statements.database(), outbox, clock);
        despatching.lanes = lanes;
        Despatch despatch = despatching.despatch(world.dc, wave.getLong("id"), store, List.of(), Author.system("test")).despatch();
        assertThat(despatch.lines()).hasSize(many).allMatch(line -> line.units() == 12);
        assertThat(despatch.lines().stream().filter(line -> line.lots() != null).map(Despatch.Line::item)).containsExactlyInAnyOrderElementsOf(ofLots);
        return statements.asked();
    }
}
