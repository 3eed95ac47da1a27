package io.restock.distribution;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.stock.StockEvent.TransferSent;
import io.restock.distribution.audit.CenterAudit;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Who did what at a center")
class AuditTest {
    /** The caller of every request of a test. */
    private static final String ME = "tester";

    @Inject
    Database database;
    private World world;

    @BeforeEach
    void open() {
        world = new World();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CENTER_LISTED", "LANE_SET", "GOODS_CAME_IN", "WAVE_RELEASED", "PICKED", "DESPATCHED", "EXCEPTION_CLOSED", "COUNTED", "ADJUSTED", "MOVED", "PICKS_CALLED_OFF",
                "RETURN_CAME_IN", "RETURN_CALLED_OFF", "FAILED_OVER", "FAIL_OVER_ENDED", "DESPATCH_CALLED_OFF", "REVERSED"})
    void is_kept_with_the_author_for_every_kind_of_deed(DeedKind kind) {
        String object = done(kind);
        given().queryParam("kind", kind).queryParam("object", object).get("/v1/audit").then().statusCode(200)
                .body("entries.author.subject", contains(ME)).body("entries.author.channel", contains("rest"));
        assertThat(database.read(sql -> CenterAudit.TRAIL.whole().check(sql)).broken()).isZero();
    }

    /** @return what it is done to */
    private String done(DeedKind kind) {
        if (kind == DeedKind.CENTER_LISTED) {
            return world.dc.digits();
        }
        if (kind == DeedKind.FAILED_OVER || kind == DeedKind.FAIL_OVER_ENDED) {
            return ofAFailOver(kind);
        }
        Gln store = world.store();
        if (kind == DeedKind.LANE_SET) {
            given().contentType("application/json").body("{\"cutOffs\": [\"11:00\"], \"handlingMinutes\": 60, \"transitMinutes\": 90}")
                    .put("/v1/dcs/" + world.dc + "/lanes/" + store).then().statusCode(200);
            return world.dc + "/" + store;
        }
        Gtin milk = world.item(6);
        world.inbound(milk, 12, "PICK_FACE");
        if (kind == DeedKind.GOODS_CAME_IN) {
            return world.dc.digits();
        }
        switch (kind) {
            case COUNTED -> world.count(milk, "PICK_FACE", 11, world.now).statusCode(201);
            case ADJUSTED -> world.adjust(milk, "PICK_FACE", -1, "WASTE").statusCode(201);
            case REVERSED -> {
                String of = world.count(milk, "PICK_FACE", 11, world.now).statusCode(201).extract().path("count");
                world.post("/v1/dcs/" + world.dc + "/reversals", "{\"of\": \"%s\", \"kind\": \"COUNT\", \"reason\": \"typed wrongly\"}".formatted(of)).statusCode(201);
                return world.dc + "/COUNT/" + of;
            }
            case MOVED -> world.move(milk, "PICK_FACE", "RESERVE", 1).statusCode(201);
            case RETURN_CAME_IN, RETURN_CALLED_OFF -> {
                return ofAReturn(kind, store, milk);
            }
            default -> {
                return ofAWave(kind, store, milk);
            }
        }
        return world.dc.digits();
    }

    private String ofAFailOver(DeedKind kind) {
        try (var other = new World()) {
            String of = "/v1/dcs/" + world.dc + "/fail-overs";
            long id = world.post(of, "{\"to\": \"%s\", \"reason\": \"a strike\"}".formatted(other.dc)).statusCode(201).extract().jsonPath().getLong("id");
            if (kind == DeedKind.FAIL_OVER_ENDED) {
                world.post(of + "/" + id + "/ends", "{\"reason\": \"they agreed\"}").statusCode(200);
            }
        }
        return world.dc.digits();
    }

    private String ofAReturn(DeedKind kind, Gln store, Gtin milk) {
        world.stock(new TransferSent(new StoreItemId(store, milk), world.now, "t", world.dc, 6, 0, true, null));
        String of = "/v1/dcs/" + world.dc + "/returns/" + store + "/t";
        await().atMost(PATIENCE).untilAsserted(() -> given().get(of).then().statusCode(200));
        if (kind == DeedKind.RETURN_CAME_IN) {
            world.report("returns/" + store + "/t/arrivals", "\"arrivedAt\": \"" + world.now + "\", ", "[{\"item\": \"%s\", \"units\": 6}]".formatted(milk)).statusCode(201);
        } else {
            world.post(of + "/cancellations", "{\"reason\": \"the van broke down\"}").statusCode(201);
        }
        return world.dc + "/" + store + "/t";
    }

    private String ofAWave(DeedKind kind, Gln store, Gtin milk) {
        world.placed(world.line(store, milk, 12, 6));
        var wave = world.wave().statusCode(201).extract().jsonPath();
        if (kind == DeedKind.PICKS_CALLED_OFF) {
            world.post("/v1/waves/" + wave.getLong("id") + "/cancellations", "{\"reason\": \"no pickers\"}").statusCode(201);
            return "wave " + wave.getLong("id");
        }
        if (kind == DeedKind.WAVE_RELEASED) {
            return "wave " + wave.getLong("id");
        }
        boolean isShort = kind == DeedKind.EXCEPTION_CLOSED;
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), isShort ? 5 : 12, isShort ? "CANCEL" : null).statusCode(200);
        if (isShort) {
            String subject = world.dc + "|" + milk + "|PICK_FACE";
            world.post("/v1/dcs/" + world.dc + "/exceptions/closings", "{\"kind\": \"DC_STOCK_QUESTIONED\", \"subject\": \"%s\"}".formatted(subject)).statusCode(200);
            return "DC_STOCK_QUESTIONED/" + subject;
        }
        if (kind == DeedKind.PICKED) {
            return "wave " + wave.getLong("id");
        }
        String sscc = world.despatch(wave.getLong("id"), store).statusCode(201).extract().path("sscc");
        if (kind == DeedKind.DESPATCH_CALLED_OFF) {
            world.post("/v1/despatches/" + sscc + "/cancellations", "{\"reason\": \"the lorry broke down\"}").statusCode(201);
            return sscc;
        }
        return "wave " + wave.getLong("id") + "/" + store;
    }

    @Test
    void stands_beside_the_advice_and_in_the_book_of_what_moved() {
        Gln store = world.store();
        Gtin milk = world.item(6);
        world.inbound(milk, 12, "PICK_FACE");
        world.placed(world.line(store, milk, 12, 6));
        var wave = world.wave().statusCode(201).extract().jsonPath();
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, null).statusCode(200);
        world.despatch(wave.getLong("id"), store).statusCode(201);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.on("distribution.despatches", store.digits())).isNotEmpty()
                .allSatisfy(record -> assertThat(KafkaHeaders.of(record).text(Headers.AUTHOR)).endsWith("/rest/" + ME)));
        world.get("/v1/dcs/" + world.dc + "/stock/" + milk + "/entries").body("entries.author.subject.unique()", contains(ME)).body("entries[0].author.channel", equalTo("rest"));
    }
}
