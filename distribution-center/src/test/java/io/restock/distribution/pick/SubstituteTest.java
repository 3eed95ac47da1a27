package io.restock.distribution.pick;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.LineSubstituted;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderLineId;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Goods in place of what is not there")
class SubstituteTest {
    @Inject
    Database database;

    private World world;
    private Gln store;
    private Gtin milk;
    private Gtin other;
    private LinePlaced line;
    private long wave;
    private long pick;

    @BeforeEach
    void order() {
        world = new World();
        store = world.store();
        other = world.item(6);
        milk = World.gtin();
        names(milk, Item.Unit.EACH, other);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void names(Gtin item, Item.Unit unit, Gtin substitute) {
        world.lists(new Item(item, "Milk", "Brand", "Dairy", "Milk", unit, 6, List.of()).or(List.of(substitute)));
        await().atMost(PATIENCE)
                .until(() -> database.read(sql -> sql.number("select count(*) from distribution.item where gtin in (?, ?) and (gtin <> ? or cardinality(substitutes) = 1)", item,
                        substitute, item)) == 2);
    }

    /** A wave with one pick of 12 at the pick face, of which 6 will be found. @param lies where six of the other item lie */
    private void wave(String lies) {
        line = world.placed(world.line(store, milk, 12, 6));
        world.inbound(milk, 12, "PICK_FACE");
        world.inbound(other, 6, lies);
        released();
    }

    private void released() {
        var released = world.wave().statusCode(201).body("picks", hasSize(1)).extract().jsonPath();
        wave = released.getLong("id");
        pick = released.getLong("picks[0].pick");
    }

    private ValidatableResponse found(int units, String reason, Gtin item, int instead, String more) {
        return world.post("/v1/waves/" + wave + "/picks",
                "{\"lines\": [{\"pick\": %d, \"units\": %d, \"reason\": \"%s\", \"substitute\": {\"item\": \"%s\", \"units\": %d%s}}]}".formatted(
                        pick, units, reason, item, instead, more));
    }

    private List<DespatchEvent> told(Class<? extends DespatchEvent> type) {
        return world.on("distribution.despatches", store.digits()).stream().map(record -> DespatchEvent.CODEC.read(World.type(record), record.value())).filter(type::isInstance)
                .toList();
    }

    private JsonPath board(String orderLine) {
        return JsonPath.from(world.board()).setRootPath("lines.find { it.orderLine == '" + orderLine + "' }");
    }

    private JsonPath reversed(long number, int status) {
        return world.post("/v1/dcs/" + world.dc + "/reversals", "{\"of\": \"%d\", \"kind\": \"PICK\", \"reason\": \"typed wrongly\"}".formatted(number)).statusCode(status)
                .extract()
                .jsonPath();
    }

    @Test
    void are_offered_and_leave_as_a_line_of_their_own_that_says_what_it_stands_for() {
        wave("RESERVE");
        world.get("/v1/waves/" + wave + "/substitutes").body("picks", hasSize(1)).body("picks[0].pick", equalTo((int) pick))
                .body("picks[0].offers[0].item", equalTo(other.digits()))
                .body("picks[0].offers[0].location", equalTo("RESERVE")).body("picks[0].offers[0].units", equalTo(6));

        var done = found(6, "EMPTY", other, 6, "").statusCode(200).body("lines[0].status", equalTo("SHORT")).body("lines[0].backOrdered", equalTo(0))
                .body("lines[0].cancelled", equalTo(0)).body("lines[0].elsewhere", hasSize(0)).body("lines[0].substitute.units", equalTo(6)).extract().jsonPath();
        String its = done.getString("lines[0].substitute.orderLine");
        found(6, "EMPTY", other, 6, "").statusCode(200).body("lines[0].substitute.orderLine", equalTo(its));
        found(6, "EMPTY", other, 12, "").statusCode(409).body("detail", containsString("6 of item " + other + " in its place"));
        world.pickShort(wave, pick, 6, "EMPTY").statusCode(409);

        assertThat(world.stock(other)).isEqualTo(Map.of("STAGED", 6));
        assertThat(world.stock(milk)).isEqualTo(Map.of("STAGED", 6));
        assertThat(board(line.line().toString()).getInt("substituted")).isEqualTo(6);
        assertThat(board(line.line().toString()).getInt("waiting")).isZero();
        assertThat(board(its).getString("inPlaceOf.orderLine")).isEqualTo(line.line().toString());
        assertThat(board(its).getString("inPlaceOf.why")).isEqualTo("EMPTY");
        assertThat(board(its).getString("status")).isEqualTo("PICKED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(LineSubstituted.class)).hasSize(1));
        assertThat(told(LineShorted.class)).extracting(each -> ((LineShorted) each).orderLine(), each -> ((LineShorted) each).units(), each -> ((LineShorted) each).outcome(),
                each -> ((LineShorted) each).reason()).containsExactly(tuple(line.line().toString(), 6, DespatchEvent.Outcome.CANCELLED, LineShorted.SUBSTITUTED));
        var substituted = (LineSubstituted) told(LineSubstituted.class).getFirst();
        assertThat(substituted)
                .isEqualTo(new LineSubstituted(store, substituted.occurredAt(), world.dc, its, other, 6, 6, line.cutOffAt(), line.dueAt(), line.line().toString(), milk,
                        "EMPTY"));
        assertThat(OrderLineId.of(its).store()).isEqualTo(store);

        String sscc = world.despatch(wave, store).statusCode(201).body("lines", hasSize(2)).extract().path("sscc");
        world.get("/v1/despatches/" + sscc + "/advice").body("units[0].lines.find { it.item == '" + other + "' }.inPlaceOf.item", equalTo(milk.digits()))
                .body("units[0].lines.find { it.item == '" + milk + "' }.inPlaceOf", nullValue());
        world.verify();
    }

    @Test
    void must_be_named_by_the_catalog_there_and_no_more_than_is_missing() {
        wave("RESERVE");
        Gtin stranger = world.item(6);
        found(6, "EMPTY", stranger, 6, "").statusCode(422).body("errors[0]", startsWith("lines[0].substitute.item must be a substitute of item " + milk + " (" + other + ")"));
        found(6, "EMPTY", other, 12, "").statusCode(422).body("errors[0]", startsWith("lines[0].substitute.units must be at most 6"));
        found(6, "EMPTY", other, 4, "").statusCode(422).body("errors[0]", startsWith("lines[0].substitute.units must be whole packs of 6"));
        found(6, "NO_TIME", other, 6, "").statusCode(422).body("errors[0]", startsWith("lines[0].substitute goes with another reason than NO_TIME"));
        found(12, "EMPTY", other, 6, "").statusCode(422).body("errors", hasSize(2));
        found(6, "EMPTY", other, 0, ", \"location\": \"STAGED\"").statusCode(422).body("errors", hasSize(2));
        found(6, "EMPTY", other, 6, ", \"location\": \"PICK_FACE\"").statusCode(409).body("detail", containsString("not as many at PICK_FACE"));
        assertThat(world.stock(milk)).as("nothing of what was refused counts").isEqualTo(Map.of("PICK_FACE", 12));
        world.inbound(milk, 6, "RESERVE");
        world.get("/v1/waves/" + wave + "/substitutes").body("picks[0].offers[0].units", equalTo(6));
        found(6, "EMPTY", other, 6, "").statusCode(422).body("errors[0]", startsWith("lines[0].substitute.units must be at most 0"));
    }

    @Test
    void are_refused_while_they_are_held_or_delisted() {
        wave("RESERVE");
        for (var state : List.of(Item.State.HELD, Item.State.DELISTED)) {
            world.lists(new Item(other, "Milk", "Brand", "Dairy", "Milk", Item.Unit.EACH, 6, List.of()).in(state));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/waves/" + wave + "/substitutes").body("picks", hasSize(0)));
            found(6, "NOT_FOUND", other, 6, "").statusCode(409).body("detail", startsWith("lines[0].substitute.item " + other + " is " + state));
        }
    }

    @Test
    void that_were_typed_wrongly_go_back_and_their_line_ends() {
        wave("PICK_FACE");
        var sent = found(6, "DAMAGED", other, 6, "").statusCode(200).extract().jsonPath();
        String its = sent.getString("lines[0].substitute.orderLine");
        long its1 = sent.getLong("lines[0].substitute.picks[0]");
        assertThat(reversed(pick, 409).getString("detail")).contains("item " + other + " went in place of pick " + pick + " by pick " + its1 + "; take that back first");

        reversed(its1, 201);
        assertThat(world.stock(other)).isEqualTo(Map.of("PICK_FACE", 6));
        assertThat(board(its).getString("status")).isEqualTo("CANCELLED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(LineShorted.class)).extracting(each -> ((LineShorted) each).orderLine(), each -> ((LineShorted) each).reason())
                .containsExactly(tuple(line.line().toString(), LineShorted.SUBSTITUTED), tuple(its, LineShorted.CALLED_OFF)));
        reversed(pick, 201);
        assertThat(board(line.line().toString()).getInt("allocated")).as("what was settled is ordered anew").isEqualTo(6);
        found(0, "EMPTY", other, 6, "").statusCode(200).body("lines[0].substitute.units", equalTo(6));
        world.verify();
    }

    @Test
    void that_left_and_are_called_off_wait_for_the_next_wave_as_any_line_does() {
        wave("RESERVE");
        String its = found(6, "EMPTY", other, 6, "").statusCode(200).extract().path("lines[0].substitute.orderLine");
        String sscc = world.despatch(wave, store).statusCode(201).extract().path("sscc");
        world.post("/v1/despatches/" + sscc + "/cancellations", "{\"reason\": \"the road is closed\"}").statusCode(201);
        var substitute = new LinePlaced(OrderLineId.of(its), store, world.dc, other, world.now, 6, 6, line.cutOffAt(), line.dueAt(), line.explanation());
        world.order(substitute);
        world.stock(world.home(substitute, new Sscc(sscc), 6));
        world.stock(world.home(line, new Sscc(sscc), 6));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(board(its).getInt("backOrdered")).isEqualTo(6));
        world.inbound(other, 6, "PICK_FACE");
        world.wave().statusCode(201).body("picks.findAll { it.orderLine == '" + its + "' }.units", equalTo(List.of(6)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(board(line.line().toString()).getInt("backOrdered")).isEqualTo(6));
        world.verify();
    }

    @Test
    void are_of_the_lots_that_expire_first_or_of_the_one_that_was_taken() {
        line = world.placed(world.line(store, milk, 12, 6));
        world.inbound(milk, 12, "PICK_FACE");
        world.inbound(other, 4, "RESERVE", "SOON", 5).statusCode(201);
        world.inbound(other, 8, "RESERVE", "LATE", 50).statusCode(201);
        released();
        found(0, "NOT_FOUND", other, 6, ", \"location\": \"RESERVE\"").statusCode(200).body("lines[0].substitute.picks", hasSize(2)).body("lines[0].backOrdered", equalTo(6));
        assertThat(world.lots(other, "STAGED")).isEqualTo(Map.of("SOON", 4, "LATE", 2));

        world.inbound(milk, 12, "PICK_FACE");
        var again = world.wave().statusCode(201).extract().jsonPath();
        wave = again.getLong("id");
        pick = again.getLong("picks[0].pick");
        found(0, "NOT_FOUND", other, 6, ", \"lot\": \"SOON\"").statusCode(409).body("detail", containsString(", lot SOON"));
        found(0, "NOT_FOUND", other, 6, ", \"lot\": \"LATE\"").statusCode(200);
        assertThat(world.lots(other, "STAGED")).isEqualTo(Map.of("SOON", 4, "LATE", 8));
        world.verify();
    }

    @Test
    void that_are_weighed_may_weigh_more_and_settle_what_was_missing() {
        Gtin brie = world.weighed(1_000);
        Gtin camembert = World.gtin();
        names(camembert, Item.Unit.GRAM, brie);
        line = world.placed(world.line(store, camembert, 5_000, 6));
        world.inbound(camembert, 5_000, "PICK_FACE");
        world.inbound(brie, 9_000, "PICK_FACE");
        released();
        found(2_000, "EMPTY", brie, 4_001, "").statusCode(422).body("errors[0]", startsWith("lines[0].substitute.units must be at most 4000"));
        var sent = found(2_000, "EMPTY", brie, 3_120, "").statusCode(200).body("lines[0].substitute.settled", equalTo(3_000)).extract().jsonPath();
        String its = sent.getString("lines[0].substitute.orderLine");
        assertThat(board(its).getInt("units")).isEqualTo(3_000);
        assertThat(world.stock(brie)).isEqualTo(Map.of("PICK_FACE", 5_880, "STAGED", 3_120));
        world.verify();
        world.post("/v1/waves/" + wave + "/cancellations", "{\"picks\": [%d], \"reason\": \"it melts\"}".formatted(sent.getLong("lines[0].substitute.picks[0]"))).statusCode(201);
        assertThat(board(its).getInt("waiting")).as("what the scale said beyond it is not asked for again").isEqualTo(3_000);
        world.verify();
    }
}
