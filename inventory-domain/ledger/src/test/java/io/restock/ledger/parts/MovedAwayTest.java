package io.restock.ledger.parts;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.contracts.store.TransactionLine.Return;
import io.restock.ledger.Shop;
import io.restock.ledger.forgetting.Forgetting;
import io.restock.ledger.rounds.Rounds;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FastDays.class, restrictToAnnotatedClass = true)
@DisplayName("A journal whose old parts are moved away")
class MovedAwayTest {
    @Inject
    Shop shop;
    @Inject
    SmallParts parts;
    @Inject
    Database database;
    @Inject
    Clock clock;
    @Inject
    Rounds rounds;
    @Inject
    Forgetting forgetting;

    private Gln store;
    private Gtin milk;
    private long sequence;

    @BeforeEach
    void ten_on_the_shelf() {
        parts.cut();
        store = shop.newStore();
        milk = shop.newItem();
        shop.counted(store, milk, now(), 10);
    }

    @AfterEach
    void as_good_as_before_when_they_are_back() {
        parts.bringBack();
        Shop.awaitQuiet();
        assertThat(broken()).isEmpty();
        given().post("/v1/rebuilds/stock").then().statusCode(200).body("differences", equalTo(0));
    }

    @Test
    void still_verifies_and_what_breaks_is_still_found() {
        sold(3);
        long border = parts.border();
        sold(2);
        Shop.awaitQuiet();
        parts.moveAway(border);

        assertThat(broken()).isEmpty();
        assertThat(counted("stock rows touched since position " + border)).isEqualTo(1);
        assertThat(counted("every transaction's events")).isEqualTo(1);
        assertThat(counted("running totals of sales, deliveries and transfers, and of what was promised, eaches apart from grams, equal the journal: not looked at")).isZero();

        tampered("update ledger.stock set on_hand = on_hand + 1 where key = ?", "update ledger.stock set on_hand = on_hand - 1 where key = ?", "stock rows touched");
        tampered("update ledger.stock set sequence = 3 where key = ?", "update ledger.stock set sequence = 2 where key = ?", "stock rows touched");
        tampered("update ledger.journal set sequence = 4 where key = ? and sequence = 2", "update ledger.journal set sequence = 2 where key = ? and sequence = 4",
                "stock rows touched");
        String last = "update ledger.transaction set first_position = first_position %s 1 where store = split_part(?, '|', 1) and sequence = 2";
        tampered(last.formatted("+"), last.formatted("-"), "every transaction's events");
        String head = "update ledger.journal_head set next_position = next_position %s 1 where partition = (select partition from ledger.stock where key = ?)";
        tampered(head.formatted("+"), head.formatted("-"), "positions of each partition");
    }

    @Test
    void that_somebody_still_writes_is_found() {
        long border = parts.border();
        parts.moveAway(border);
        String relayed = "update ledger.level_relay set position = position %s 1 where partition = (select partition from ledger.stock where key = ?)";
        tampered(relayed.formatted("-"), relayed.formatted("+"), "no part of the journal was moved away");
    }

    @Test
    void does_not_rebuild_stock_and_touches_nothing() {
        long border = parts.border();
        sold(2);
        parts.moveAway(border);
        List<String> before = rows();

        for (String mend : List.of("false", "true")) {
            given().queryParam("mend", mend).post("/v1/rebuilds/stock").then().statusCode(409).contentType("application/problem+json")
                    .body("title", equalTo("Parts of the journal are moved away"))
                    .body("detail", containsString("ledger.journal_0 is moved away; attach again what is missing: alter table ledger.journal attach partition"));
        }

        assertThat(rows()).isEqualTo(before);
        assertThat(parts.number("select count(*) from pg_class where relname = 'stock_rebuilt'")).isZero();
    }

    @Test
    void begins_behind_the_last_hole_and_what_lies_before_a_hole_does_not_count() {
        sold(3);
        long border = parts.border();
        sold(2);
        Shop.await(() -> assertThat(parts.number("select min(position) from ledger.journal_next")).isGreaterThanOrEqualTo(border));

        assertThat(parts.number("select ledger.journal_begins()")).isEqualTo(1);
        parts.detach((int) (border / 64) - 1);

        assertThat(parts.number("select ledger.journal_begins()")).isEqualTo(border);
        assertThat(broken()).isEmpty();
    }

    @Test
    void tells_of_a_record_that_it_was_applied_and_how_much_of_it_is_not_here() {
        RetailTransaction old = sold(clock.instant(), Shop.sale(1, milk, 2), Shop.sale(2, milk, 1));
        long border = parts.border();
        RetailTransaction young = sold(1);
        parts.moveAway(border);

        given().get(old.id().href()).then().statusCode(200).body("status", equalTo("APPLIED")).body("lines", empty()).body("movedAway", equalTo(2));
        given().get(young.id().href()).then().statusCode(200).body("lines.onHand", contains(6)).body("movedAway", equalTo(0));
        given().get("/v1/stores/" + store + "/stock/" + milk + "/events").then().statusCode(200)
                .body("events.sequence", contains(3)).body("movedAway", equalTo(3)).body("next", nullValue());
    }

    @Test
    void a_transaction_that_the_border_cuts_is_in_order() {
        RetailTransaction cut = parts.cutByBorder(store, milk);
        parts.moveAway(parts.lastBorder());

        given().get(cut.id().href()).then().statusCode(200).body("lines.line", contains(3, 4)).body("movedAway", equalTo(2));
        assertThat(broken()).isEmpty();
    }

    @Test
    void a_return_of_an_old_sale_is_taken_and_nobody_is_asked_and_a_question_stays_open() throws Exception {
        RetailTransaction sale = sold(5);
        RetailTransaction other = sold(1);
        sold(clock.instant(), back(other.id().line(1), 2));
        Shop.await(() -> assertThat(questions()).hasSize(1));
        long border = parts.border();
        sold(1);
        parts.moveAway(border);

        sold(clock.instant(), back(sale.id().line(1), 2));
        sold(clock.instant(), back(new LineId(LocalDate.from(now()), "4", 999, 1), 1));

        assertThat(Shop.onHand(store, milk)).isEqualTo(10 - 5 - 1 + 2 - 1 + 2 + 1);
        assertThat(questions()).as("too much of the one, and the other is not known").hasSize(2);
        rounds.go();
        assertThat(questions()).hasSize(2);
        assertThat(parts.number("select count(*) from ledger.quarantine")).isZero();
    }

    @Test
    void a_count_that_is_too_old_for_what_is_left_changes_nothing_and_is_asked_for_anew() throws Exception {
        Instant old = clock.instant();
        sold(3);
        Gtin bread = shop.newItem();
        long border = parts.border();
        parts.begin();
        sold(2);
        parts.moveAway(border);

        String href = shop.report(store, "counts", "late", """
                {"countedAt": "%s", "lines": [{"item": "%s", "units": 10}, {"item": "%s", "units": 4}]}""".formatted(old, milk, bread));
        Shop.await(() -> given().get(href).then().statusCode(200).body("events.item", contains(bread.digits())));

        assertThat(Shop.onHand(store, milk)).isEqualTo(5);
        assertThat(Shop.onHand(store, bread)).isEqualTo(4);
        var asked = given().get("/v1/exceptions?open=true&kind=COUNT_TOO_OLD&store=" + store).jsonPath();
        assertThat(asked.<String>getList("exceptions.subject")).containsExactly(key());
        assertThat(asked.getString("exceptions[0].atStake.because")).as("of what was counted").isEqualTo(milk + " has no price");
        assertThat(parts.number("select count(*) from ledger.quarantine")).isZero();

        Instant counted = clock.instant();
        sold(1);
        shop.counted(store, milk, counted.atOffset(ZoneOffset.UTC), 7);
        assertThat(Shop.onHand(store, milk)).as("what moved since is left").isEqualTo(6);
        rounds.go();
        assertThat(given().get("/v1/exceptions?open=true&kind=COUNT_TOO_OLD&store=" + store).jsonPath().<String>getList("exceptions.subject")).isEmpty();
    }

    @Test
    void a_transaction_of_four_hundred_days_ago_is_forgotten_with_its_events_and_refused_when_it_comes_again() {
        RetailTransaction old = sold(clock.instant().minus(Duration.ofDays(410)), Shop.sale(1, milk, 2));
        RetailTransaction young = sold(1);
        String remembered = "select count(*) from ledger.transaction where store = '" + store + "'";
        forgetting.announce();
        forgetting.remove(Duration.ZERO);
        assertThat(parts.number(remembered)).as("its events are here").isEqualTo(2);
        long border = parts.border();
        sold(1);
        parts.moveAway(border);

        forgetting.announce();
        forgetting.remove(Duration.ZERO);

        assertThat(parts.number(remembered)).isEqualTo(2);
        assertThat(broken()).isEmpty();
        shop.send(old);
        shop.send(young);
        Shop.await(() -> assertThat(parts.number("select count(*) from ledger.quarantine where reason like '%is forgotten: nobody can say%'")).isOne());
        sold(clock.instant(), back(old.id().line(1), 1));
        assertThat(Shop.onHand(store, milk)).as("the count came after the old sale").isEqualTo(10 - 1 - 1 + 1);
        assertThat(questions()).as("nobody can say what was sold then").isEmpty();
        database.decide(sql -> sql.execute("delete from ledger.quarantine"));
    }

    private Return back(LineId sale, int units) {
        return new Return(1, milk, units, new BigDecimal("-10.00"), "NOK", null, Disposition.SELLABLE, new OriginalSale(null, sale));
    }

    private List<String> questions() {
        return given().get("/v1/exceptions?open=true&kind=RETURN_EXCEEDS_SALE&store=" + store).jsonPath().getList("exceptions.subject");
    }

    private RetailTransaction sold(int units) {
        return sold(clock.instant(), Shop.sale(1, milk, units));
    }

    private RetailTransaction sold(Instant at, TransactionLine... lines) {
        RetailTransaction basket = Shop.basket(store, ++sequence, at.atOffset(ZoneOffset.UTC), lines);
        shop.send(basket);
        shop.awaitApplied(basket);
        return basket;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private String key() {
        return store + "|" + milk;
    }

    private List<String> rows() {
        return database.read(sql -> sql.list("select s::text from ledger.stock s order by key", row -> row.getString(1)));
    }

    private static List<String> broken() {
        return given().get("/v1/verification").then().statusCode(200).extract().jsonPath().getList("checks.findAll { it.broken > 0 }.name");
    }

    private static long counted(String name) {
        List<Number> counted = given().get("/v1/verification").jsonPath().getList("checks.findAll { it.name.startsWith(\"" + name + "\") }.counted");
        assertThat(counted).as(name).hasSize(1);
        return counted.getFirst().longValue();
    }

    private void tampered(String harm, String mend, String found) {
        assertThat(database.<Integer>decide(sql -> sql.execute(harm, key()))).isEqualTo(1);
        try {
            assertThat(broken()).as(harm).anySatisfy(name -> assertThat(name).startsWith(found));
        } finally {
            database.<Integer>decide(sql -> sql.execute(mend, key()));
        }
    }
}
