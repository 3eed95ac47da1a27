package io.restock.gateway;

import static io.restassured.RestAssured.given;
import static io.restock.gateway.Till.SALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.border.http.Problem;
import io.restock.contracts.Gln;
import io.restock.local.testing.EngineTestResource;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A till that comes back online and posts what it has kept")
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
class BulkResourceTest extends WithShop {
    @Test
    void gets_a_result_for_each_and_finds_them_on_the_topic_in_order() {
        var till = Till.of("array");
        posts("application/json", "[" + elements(till, 1, 1_000, ",") + "]").statusCode(200)
                .body("results", hasSize(1_000)).body("results.status.unique()", contains("RECORDED"))
                .body("results[999].sequence", equalTo(1_000)).body("results[999].href", equalTo(till.path(1_000)));
        assertThat(shop.recorded("array")).extracting("sequence").containsExactlyElementsOf(LongStream.rangeClosed(1, 1_000).boxed().toList());
    }

    @Test
    void may_send_one_a_line_and_hears_which_line_is_bad() {
        var till = Till.of("lines");
        posts("application/x-ndjson", till.element(1, SALE) + "\n" + "{'store':\n" + till.element(2, SALE) + "\n" + "{'store':'7080001000011','till':'li")
                .statusCode(200)
                .body("results.status", contains("RECORDED", "REJECTED", "RECORDED", "REJECTED"))
                .body("results[1].problem.status", equalTo(400)).body("results[1].problem.detail", startsWith("line 2 of the body"))
                .body("results[3].problem.detail", startsWith("line 4 of the body"));
        assertThat(shop.recorded("lines")).extracting("sequence").containsExactly(1L, 2L);
    }

    @Test
    void keeps_what_stood_before_the_place_where_an_array_breaks() {
        var till = Till.of("broken");
        posts("application/json", "[" + till.element(1, SALE) + "," + till.element(2, SALE) + ",{'store'").statusCode(200)
                .body("results.status", contains("RECORDED", "RECORDED", "REJECTED")).body("results[2].problem.status", equalTo(400));
        assertThat(shop.recorded("broken")).hasSize(2);
    }

    @Test
    void may_play_a_recording_which_says_so_on_each_record() {
        var till = Till.of("recording");
        given().contentType("application/json").body(Till.json("[" + till.element(1, SALE) + "]")).when().post("/v1/transactions?recording=true").then().statusCode(200)
                .body("results.status", contains("RECORDED"));
        posts("application/x-ndjson", till.element(2, SALE)).statusCode(200);
        String grams = SALE.replace("'units':2", "'grams':2");
        given().contentType("application/json").body(Till.json("[" + till.element(3, grams) + "]")).when().post("/v1/transactions?recording=true").then().statusCode(200)
                .body("results[0].status", equalTo("REJECTED")).body("results[0].problem.errors[0]", startsWith("lines[0].grams do not fit"));
        posts("application/x-ndjson", till.element(4, grams)).statusCode(200).body("results[0].status", equalTo("RECORDED")).body("results[0].unfit[0].line", equalTo(1));
        assertThat(shop.recorded("recording")).extracting("recording").containsExactly(true, null, null);
    }

    @Test
    void loses_none_of_the_good_ones_to_the_bad_ones_between_them() {
        var till = Till.of("mixed");
        var elsewhere = new Till(new Gln("7080001999995"), "mixed");
        posts("application/json", "[" + String.join(",", till.element(1, SALE), elsewhere.element(2, SALE),
                till.element(3, SALE.replace("'units':2", "'units':0")), till.element(1, SALE), till.element(1, SALE.replace("'units':2", "'units':5")),
                till.element(6, SALE).replace("'till':'mixed'", "'till':''"), "7") + "]").statusCode(200)
                .body("results.status", contains("RECORDED", "REJECTED", "REJECTED", "RECORDED", "REJECTED", "REJECTED", "REJECTED"))
                .body("results[1].store", equalTo("7080001999995")).body("results[1].problem.status", equalTo(404))
                .body("results[2].problem.errors", contains("lines[0].units must be greater than 0"))
                .body("results[4].problem.status", equalTo(409))
                .body("results[5].problem.errors", contains("till must be 1 to 20 letters, digits or hyphens"))
                .body("results[6].problem.status", equalTo(422));
        assertThat(shop.recorded("mixed")).extracting("sequence").containsExactly(1L);
    }

    @Test
    void gets_the_same_digest_as_by_single_post_so_that_both_ways_count_once() {
        var till = Till.of("both");
        till.putsLines(1, SALE).statusCode(202);
        posts("application/x-ndjson", till.element(1, SALE)).statusCode(200).body("results.status", contains("RECORDED"));
        assertThat(shop.recorded("both")).hasSize(1);
    }

    @Test
    void with_more_than_a_thousand_hears_the_limit_and_nothing_is_recorded() {
        var till = Till.of("toomany");
        posts("application/json", "[" + elements(till, 1, 1_001, ",") + "]").statusCode(413).contentType(Problem.MEDIA_TYPE).body("detail", containsString("1000"));
        posts("application/x-ndjson", elements(till, 1, 1_001, "\n")).statusCode(413);
        assertThat(shop.recorded("toomany")).isEmpty();
    }

    @Test
    void with_ten_megabytes_hears_the_limit() {
        posts("application/x-ndjson", "x".repeat(10 << 20)).statusCode(413).contentType(Problem.MEDIA_TYPE).body("detail", containsString("8 MiB"));
    }

    @Test
    void that_sends_no_array_hears_what_is_read() {
        posts("application/json", "{'store':1}").statusCode(400).contentType(Problem.MEDIA_TYPE).body("detail", containsString("x-ndjson"));
        posts("application/json", "").statusCode(400);
    }

    private static ValidatableResponse posts(String type, String body) {
        return given().contentType(type).body(Till.json(body).getBytes(StandardCharsets.UTF_8)).when().post("/v1/transactions").then();
    }

    private static String elements(Till till, long from, long to, String separator) {
        return LongStream.rangeClosed(from, to).mapToObj(i -> till.element(i, SALE)).collect(Collectors.joining(separator));
    }
}
