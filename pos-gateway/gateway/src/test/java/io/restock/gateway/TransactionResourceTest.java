package io.restock.gateway;

import static io.restassured.RestAssured.given;
import static io.restock.gateway.Till.SALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restock.border.http.Problem;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.store.TransactionLine;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A till that posts a transaction")
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
class TransactionResourceTest extends WithShop {
    private static final String DESIGN_EXAMPLE = """
            {'occurredAt': '2026-03-02T18:04:11+01:00',
             'lines': [
              {'line': 1, 'kind': 'SALE',   'item': '07038010000010', 'units': 2, 'amount': '39.80', 'currency': 'NOK'},
              {'line': 2, 'kind': 'RETURN', 'item': '07038010000027', 'units': 1, 'amount': '-12.90', 'currency': 'NOK', 'disposition': 'SELLABLE',
               'original': {'businessDate': '2026-03-01', 'till': '4', 'sequence': 17, 'line': 2}},
              {'line': 3, 'kind': 'SALE',   'item': '02000010000000', 'grams': 412, 'amount': '20.19', 'currency': 'NOK'},
              {'line': 4, 'kind': 'VOID',   'voids': 1}]}""";

    @Test
    void is_answered_when_the_topic_has_it_under_its_store() {
        var till = Till.of("design");
        given().contentType("application/json").header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").body(Till.json(DESIGN_EXAMPLE))
                .when().put(till.path(18))
                .then().statusCode(202).body("status", equalTo("RECORDED")).body("href", equalTo(till.path(18)));

        var record = shop.records("design").getFirst();
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("7080001000011");
        assertThat(record.headers().lastHeader("traceparent").value()).asString().startsWith("00-4bf92f35");
        assertThat(shop.recorded("design")).singleElement().satisfies(transaction -> {
            assertThat(transaction.identity()).isEqualTo("2026-03-02/design/18");
            assertThat(transaction.occurredAt()).hasToString("2026-03-02T18:04:11+01:00");
            assertThat(transaction.digest()).matches("[0-9a-f]{32}");
            assertThat(transaction.lines()).hasSize(4).first().isEqualTo(new TransactionLine.Sale(1, Shop.MILK, 2, new BigDecimal("39.80"), "NOK", null));
            assertThat(transaction.lines().get(2)).isEqualTo(new TransactionLine.Sale(3, Shop.CHEESE, 412, new BigDecimal("20.19"), "NOK", null));
            assertThat(transaction.lines().getLast()).isEqualTo(new TransactionLine.Void(4, 1));
        });
    }

    @Test
    void is_answered_the_same_again_and_counted_once() {
        var till = Till.of("resend");
        for (int i = 0; i < 3; i++) {
            till.putsLines(1, SALE).statusCode(202).body("href", equalTo(till.path(1)));
        }
        assertThat(shop.recorded("resend")).hasSize(1);
    }

    @Test
    void many_times_at_once_is_counted_once() throws Exception {
        var till = Till.of("impatient");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(Collections.nCopies(50, () -> till.putsLines(1, SALE).extract().statusCode()))) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }
        assertThat(shop.recorded("impatient")).hasSize(1);
    }

    @Test
    void with_other_content_under_the_same_number_is_reported_and_the_first_stays() {
        var till = Till.of("conflict");
        till.putsLines(1, SALE).statusCode(202);
        till.putsLines(1, SALE.replace("'units':2", "'units':3")).statusCode(409).contentType(Problem.MEDIA_TYPE).body("detail", containsString("other content"));
        assertThat(shop.recorded("conflict")).hasSize(1);
    }

    @Test
    void may_scan_a_case_or_a_price_label() {
        Till.of("scanner").putsLines(1, SALE.replace("07038010000010", "17038010000017"),
                "{'line':2,'kind':'SALE','item':'2000010020195','units':1,'amount':'20.19','currency':'NOK'}").statusCode(202);
        assertThat(shop.recorded("scanner").getFirst().lines()).containsExactly(
                new TransactionLine.Sale(1, Shop.MILK, 24, new BigDecimal("39.80"), "NOK", Shop.MILK_CASE),
                new TransactionLine.Sale(2, Shop.CHEESE, 412, new BigDecimal("20.19"), "NOK", new Gtin("02000010020195")));
    }

    @Test
    void may_scan_whatever_stands_on_the_goods() {
        Gtin ham = Gtin.of("0291234500000");
        shop.publish(Topics.LABEL_LAYOUTS, "29", LabelLayout.CODEC, new LabelLayout("29", null, LabelLayout.Form.WEIGHT, 5, false, 5, 3));
        shop.publish(Topics.ITEMS, ham.digits(), Item.CODEC, new Item(ham, "Skinke", null, null, null, Item.Unit.GRAM, 1, List.of()));
        Gtin label = Gtin.of("0291234501234");
        Till.of("modern").putsLines(1, "{'line':1,'kind':'SALE','item':'" + label.digits().substring(1) + "','amount':'60.47','currency':'NOK'}",
                "{'line':2,'kind':'SALE','item':'(01)" + ham + "(3103)000412(10)L1','amount':'20.19','currency':'NOK'}",
                "{'line':3,'kind':'SALE','item':']C101" + Shop.MILK + "','units':2,'amount':'39.80','currency':'NOK'}",
                "{'line':4,'kind':'SALE','item':'https://id.gs1.org/01/" + Shop.MILK_CASE + "/10/L1?17=261231','units':1,'amount':'39.80','currency':'NOK'}").statusCode(202);
        assertThat(shop.recorded("modern").getFirst().lines()).containsExactly(
                new TransactionLine.Sale(1, ham, 1_234, new BigDecimal("60.47"), "NOK", label), new TransactionLine.Sale(2, ham, 412, new BigDecimal("20.19"), "NOK", null),
                new TransactionLine.Sale(3, Shop.MILK, 2, new BigDecimal("39.80"), "NOK", null),
                new TransactionLine.Sale(4, Shop.MILK, 12, new BigDecimal("39.80"), "NOK", Shop.MILK_CASE));
        Till.of("discount").putsLines(1, "{'line':1,'kind':'SALE','item':'2000010020195','units':1,'amount':'9.00','currency':'NOK'}").statusCode(202)
                .body("unfit.reason", contains(startsWith("amount is 9.00 NOK, but the label says 20.19")));
    }

    @Test
    void of_an_item_that_nobody_listed_is_not_stopped() {
        Till.of("unlisted").putsLines(1, SALE.replace("07038010000010", "07038010009990")).statusCode(202);
        assertThat(shop.recorded("unlisted")).hasSize(1);
    }

    @Test
    void of_a_store_that_was_listed_a_moment_ago_is_taken() {
        var fresh = new Gln("7080001000097");
        shop.publish(fresh);
        new Till(fresh, "fresh").putsLines(1, SALE).statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7080001999995", "7080001999990", "0", "Torget"})
    void of_an_unknown_store_hears_so(String store) {
        given().contentType("application/json").body(Till.json(Till.transaction(SALE)))
                .when().put("/v1/stores/" + store + "/tills/1/transactions/2026-03-02/1")
                .then().statusCode(404).contentType(Problem.MEDIA_TYPE).body("detail", containsString("store " + store));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tills/a b/transactions/2026-03-02/1", "tills/123456789012345678901/transactions/2026-03-02/1", "tills/1/transactions/today/1",
        "tills/1/transactions/2026-02-30/1", "tills/1/transactions/2026-03-02/-1", "tills/1/transactions/2026-03-02/x"})
    void under_a_malformed_number_hears_so(String path) {
        given().contentType("application/json").body(Till.json(Till.transaction(SALE)))
                .when().put("/v1/stores/7080001000011/" + path)
                .then().statusCode(422).contentType(Problem.MEDIA_TYPE).body("errors[0]", containsString(" must be "));
    }

    @Test
    void of_nothing_is_shown_a_problem() {
        Till.of("bad").putsLines(1, "{'line':1,'kind':'SALE','item':'07038010000010','units':0}")
                .statusCode(422).contentType(Problem.MEDIA_TYPE).body("errors", contains(endsWith("lines[0].units must be greater than 0")));
    }

    @Test
    void with_several_mistakes_hears_all_of_them() {
        Till.of("bad").puts(2, "{'occurredAt':'2026-03-05T18:04:11+01:00','shift':1,'lines':["
                + "{'line':1,'kind':'SALE','item':'07038010000011','units':1,'amount':'1','currency':'NOK'},"
                + "{'line':2,'kind':'SALE','item':'07038010000010','grams':500,'amount':'1','currency':'NOK'},{'line':3,'kind':'VOID','voids':3}]}")
                .statusCode(422).body("errors", contains(startsWith("shift is not a field"), startsWith("lines[0].item has a wrong check digit"),
                        startsWith("lines[2].voids"), allOf(startsWith("businessDate is 2026-03-02"), containsString("use 2026-03-05"))));
        assertThat(shop.recorded("bad")).isEmpty();
    }

    @Test
    void with_far_too_many_lines_hears_the_limit() {
        String lines = IntStream.rangeClosed(1, 5_000).mapToObj(i -> SALE.replace("'line':1", "'line':" + i)).collect(Collectors.joining(","));
        Till.of("bad").puts(3, Till.transaction(lines)).statusCode(422).body("errors", contains(containsString("at most 1000")));
    }

    @Test
    void with_a_body_of_ten_megabytes_hears_the_limit() {
        Till.of("bad").puts(4, "{'occurredAt':'" + "x".repeat(10 << 20) + "'}").statusCode(413).contentType(Problem.MEDIA_TYPE).body("detail", containsString("1 MiB"));
    }

    @Test
    void that_is_no_json_hears_the_place() {
        Till.of("bad").puts(5, "{'occurredAt':'2026-03-02T18:04:11+01:00',\n 'lines' [}").statusCode(400).contentType(Problem.MEDIA_TYPE)
                .body("detail", containsString("line 2, column"));
        Till.of("bad").puts(6, "").statusCode(400);
        Till.of("bad").puts(7, "[]").statusCode(422);
        Till.of("bad").puts(8, "{'lines':1,'lines':2}").statusCode(400).body("detail", containsString("Duplicate field"));
    }

    @Test
    void that_is_not_utf_8_hears_so() {
        given().contentType("application/json").body(new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'})
                .when().put(Till.of("bad").path(9)).then().statusCode(400).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void and_goes_offline_in_the_middle_leaves_nothing_behind() throws Exception {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("PUT " + Till.of("cut").path(1) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + TestTokens.everything()
                            + "\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 500\r\n\r\n" + Till.json("{'occurredAt'")).getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        Till.of("cut").putsLines(2, SALE).statusCode(202);
        assertThat(shop.recorded("cut")).extracting("sequence").containsExactly(2L);
    }

    @Test
    void and_does_not_say_how_long_it_will_be_is_taken() throws Exception {
        try (var halves = Halves.chunked(Till.of("chunks").path(1), Till.json(Till.transaction(SALE)))) {
            halves.sendFirst();
            halves.sendSecond();
            assertThat(halves.answer()).startsWith("HTTP/1.1 202");
        }
        assertThat(shop.recorded("chunks")).extracting("sequence").containsExactly(1L);
    }

    @Test
    void over_http_2_is_taken_as_often_as_it_is_sent() throws Exception {
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            for (int sent = 0; sent < 3; sent++) {
                var answer = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + Till.of("second").path(1)))
                        .header("Content-Type", "application/json").header("Authorization", "Bearer " + TestTokens.everything())
                        .PUT(BodyPublishers.ofString(Till.json(Till.transaction(SALE)))).build(), BodyHandlers.ofString());
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(202);
            }
        }
        assertThat(shop.recorded("second")).extracting("sequence").containsExactly(1L);
    }

    @Test
    void of_another_media_type_hears_so() {
        given().contentType("text/plain").body("SALE").when().put(Till.of("bad").path(10)).then().statusCode(415).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void with_a_field_of_letters_beyond_ascii_is_named_as_it_was_written() {
        Till.of("bad").puts(11, "{'kassør':'Åse','occurredAt':'2026-03-02T18:04:11+01:00','lines':[" + SALE + "]}")
                .statusCode(422).body("errors", contains(startsWith("kassør is not a field here")));
    }

    @Test
    void from_another_time_zone_or_long_ago_or_from_the_future_is_taken() {
        var till = Till.of("clock");
        till.puts(1, "{'occurredAt':'2026-03-02T12:04:11-05:00','lines':[" + SALE + "]}").statusCode(202);
        for (String date : new String[] {"1999-03-02", "2099-03-02"}) {
            given().contentType("application/json").body(Till.json("{'occurredAt':'" + date + "T18:04:11Z','lines':[" + SALE + "]}"))
                    .when().put("/v1/stores/7080001000011/tills/clock/transactions/" + date + "/1").then().statusCode(202);
        }
        assertThat(shop.recorded("clock")).hasSize(3);
    }

    @Test
    void and_says_what_its_clock_shows_is_heard() {
        var till = Till.of("slow");
        var slow = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(10));
        given().contentType("application/json").header("Date", slow).body(Till.json(Till.transaction(SALE))).when().put(till.path(1)).then().statusCode(202);
        var right = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        given().contentType("application/json").header("Date", right).body(Till.json(Till.transaction(SALE))).when().put(till.path(2)).then().statusCode(202);
        given().contentType("application/json").header("Date", "yesterday").body(Till.json(Till.transaction(SALE))).when().put(till.path(3)).then().statusCode(202);

        assertThat(shop.recorded("slow").get(0).clockAhead()).isBetween(-605L, -595L);
        assertThat(shop.recorded("slow").get(1).clockAhead()).isNull();
        assertThat(shop.recorded("slow").get(2).clockAhead()).isNull();
    }

    @Test
    void of_which_some_lines_do_not_fit_the_catalog_is_taken_and_hears_which() {
        var till = Till.of("odd");
        String[] lines = {SALE, "{'line':2,'kind':'SALE','item':'07038010000010','grams':300,'amount':'9','currency':'NOK'}",
            "{'line':3,'kind':'SALE','item':'02000010000000','units':1,'amount':'9','currency':'NOK'}",
            "{'line':4,'kind':'SALE','item':'17038010000017','units':1000000,'amount':'9','currency':'NOK'}",
            "{'line':5,'kind':'SALE','item':'4011','grams':812,'amount':'21.03','currency':'NOK'}",
            "{'line':6,'kind':'SALE','item':'07038010000010','units':1,'amount':'-0.50','currency':'NOK'}",
            "{'line':7,'kind':'SALE','item':'94011','units':1,'amount':'4','currency':'NOK'}", "{'line':8,'kind':'VOID','voids':7}", "{'line':9,'kind':'VOID','voids':1}"};
        for (int sent = 0; sent < 2; sent++) {
            till.putsLines(1, lines).statusCode(202).body("status", equalTo("RECORDED")).body("unfit.line", contains(2, 3, 4, 5, 6, 7))
                    .body("unfit[0].reason", startsWith("grams do not fit")).body("unfit[3].reason", startsWith("item is a number that is typed"));
        }
        till.putsLines(2, SALE).statusCode(202).body("$", not(hasKey("unfit")));

        assertThat(shop.recorded("odd")).hasSize(2);
        var recorded = shop.recorded("odd").getFirst();
        assertThat(recorded.lines()).containsExactly(new TransactionLine.Sale(1, Shop.MILK, 2, new BigDecimal("39.80"), "NOK", null), new TransactionLine.Void(9, 1));
        assertThat(recorded.unfit()).extracting("line", "kind", "item", "units", "grams", "amount", "voidedBy").containsExactly(
                tuple(2, "SALE", "07038010000010", null, 300, new BigDecimal("9"), null), tuple(3, "SALE", "02000010000000", 1, null, new BigDecimal("9"), null),
                tuple(4, "SALE", "17038010000017", 1_000_000, null, new BigDecimal("9"), null), tuple(5, "SALE", "4011", null, 812, new BigDecimal("21.03"), null),
                tuple(6, "SALE", "07038010000010", 1, null, new BigDecimal("-0.50"), null), tuple(7, "SALE", "94011", 1, null, new BigDecimal("4"), 8));
    }

    @Test
    void with_other_content_in_a_line_that_does_not_fit_is_another_basket() {
        var till = Till.of("odder");
        String plu = "{'line':1,'kind':'SALE','item':'4011','units':1,'amount':'4','currency':'NOK'}";
        till.putsLines(1, plu).statusCode(202);
        till.putsLines(1, plu).statusCode(202);
        till.putsLines(1, plu.replace("4011", "4012")).statusCode(409);
        assertThat(shop.recorded("odder")).singleElement().satisfies(it -> assertThat(it.lines()).isEmpty());
    }
}
