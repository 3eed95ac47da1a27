package io.restock.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A posted transaction")
class TransactionReaderTest {
    private static final Gln STORE = new Gln("7080001000011");
    private static final String SALE = "{'line':1,'kind':'SALE','item':'07038010000010','units':2,'amount':'39.80','currency':'NOK'}";

    @Test
    void of_design_is_right() {
        assertThat(problemsOf(SALE,
                "{'line':2,'kind':'RETURN','item':'07038010000027','units':1,'amount':'-12.90','currency':'NOK','disposition':'SELLABLE',"
                        + "'original':{'businessDate':'2026-03-01','till':'4','sequence':17,'line':2}}",
                "{'line':3,'kind':'SALE','item':'02000010000000','grams':412,'amount':'20.19','currency':'NOK'}",
                "{'line':4,'kind':'VOID','voids':1}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"units", "grams"})
    void may_move_as_much_as_any_other_report(String measure) {
        assertThat(problemsOf(SALE.replace("'units':2", "'" + measure + "':" + Limits.UNITS))).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "units    | 0                | must be greater than 0",
        "units    | -3               | must be greater than 0",
        "units    | 10000001         | must be at most 10000000",
        "units    | 99999999999999999999999 | must be at most 10000000",
        "units    | 1.5              | must be a whole number",
        "units    | '2'              | must be a whole number",
        "units    | null             | must be given, or grams for what is weighed",
        "grams    | 0                | must be greater than 0",
        "grams    | 10000001         | must be at most 10000000",
        "line     | 0                | must be greater than 0",
        "line     | null             | must be given",
        "kind     | 'GIFT'           | must be one of [SALE, RETURN, VOID]",
        "kind     | null             | must be given",
        "item     | '07038010000011' | has a wrong check digit: 07038010000011 should end in 0",
        "item     | 'ABC'            | must be a GTIN of 8, 12, 13 or 14 digits, was \"ABC\"",
        "item     | 7038010000010    | must be a text",
        "item     | null             | must be given",
        "amount   | 'ten'            | must be a decimal such as \"39.80\", with at most 4 decimals and 16 digits",
        "amount   | '1E+9'           | must be a decimal such as \"39.80\", with at most 4 decimals and 16 digits",
        "amount   | 1e999999999      | must be a decimal such as \"39.80\", with at most 4 decimals and 16 digits",
        "amount   | null             | must be given",
        "currency | 'KRONER'         | must be an ISO 4217 code such as NOK",
        "currency | 'nok'            | must be an ISO 4217 code such as NOK",
        "currency | null             | must be given",
    }, quoteCharacter = '`')
    void with_a_wrong_field_is_reported_by_its_path(String field, String value, String sentence) {
        String line = SALE.replaceAll("'" + field + "':('[^']*'|\\d+)", "'" + field + "':" + value);
        if (field.equals("grams")) {
            line = SALE.replace("'units':2", "'grams':" + value);
        }
        assertThat(problemsOf(line)).contains("lines[0]." + field + " " + sentence);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "item   | '4011'  | item is a number that is typed",
        "item   | '94011' | item is a number that is typed",
        "amount | '-0.50' | amount is below 0 on a sale: a coupon moves no goods",
    }, quoteCharacter = '`')
    void of_which_a_line_is_well_formed_and_cannot_be_booked_is_taken_and_says_why(String field, String value, String sentence) {
        String line = SALE.replaceAll("'" + field + "':'[^']*'", "'" + field + "':" + value);
        assertThat(problemsOf(line)).isEmpty();
        assertThat(read(line)).singleElement().isInstanceOfSatisfying(PostedLine.Unfit.class,
                unfit -> assertThat(unfit.misfit().field() + " " + unfit.misfit().sentence()).startsWith(sentence));
    }

    @Test
    void that_pays_for_what_comes_back_is_taken_and_says_why() {
        assertThat(read(returned("'original':null").replace("-1", "1"))).singleElement().isInstanceOfSatisfying(PostedLine.Unfit.class,
                unfit -> assertThat(unfit.misfit().sentence()).startsWith("is above 0 on a return"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'401'", "'401100'", "'4O11'", "''"})
    void with_a_number_that_is_none_is_reported(String item) {
        assertThat(problemsOf(SALE.replace("'07038010000010'", item))).singleElement().asString().startsWith("lines[0].item must be a GTIN");
    }

    @Test
    void with_a_typed_number_says_how_much() {
        assertThat(problemsOf("{'line':1,'kind':'SALE','item':'4011','amount':'9','currency':'NOK'}"))
                .containsExactly("lines[0].units must be given, or grams for what is weighed");
    }

    @Test
    void reports_all_its_problems_at_once() {
        var problems = problemsOf(body("'yesterday'",
                "{'line':1,'kind':'SALE','item':'07038010000011','units':0,'amount':'x','currency':'NOK'},{'line':1,'kind':'VOID'}"));
        assertThat(problems).hasSize(5).anyMatch(it -> it.startsWith("occurredAt")).anyMatch(it -> it.startsWith("lines[0].item"))
                .anyMatch(it -> it.startsWith("lines[0].units")).anyMatch(it -> it.startsWith("lines[0].amount")).contains("lines[1].voids must be given");
    }

    @Test
    void with_thousands_of_problems_lists_a_hundred_and_counts_the_rest() {
        var problems = problemsOf(IntStream.rangeClosed(1, 200).mapToObj(i -> "{'line':" + i + ",'kind':'VOID'}").toArray(String[]::new));
        assertThat(problems).hasSize(101).last().isEqualTo("… and 100 more");
    }

    @Test
    void names_an_unknown_field_at_any_depth() {
        assertThat(problemsOf("{'occurredAt':'2026-03-02T18:04:11+01:00','cashier':'Åse','lines':[" + SALE + "]}"))
                .containsExactly("cashier is not a field here; take it out, or use one of lines, occurredAt");
        assertThat(problemsOf(SALE.replace("}", ",'colour':'red'}"))).singleElement().asString().startsWith("lines[0].colour is not a field here");
        assertThat(problemsOf(returned("'original':{'businessDate':'2026-03-01','till':'4','sequence':17,'line':2,'clerk':1}")))
                .singleElement().asString().startsWith("lines[0].original.clerk is not a field here");
    }

    @Test
    void may_bring_back_goods_without_a_receipt_but_must_say_where_they_go() {
        assertThat(problemsOf(returned("'original':null"))).isEmpty();
        assertThat(problemsOf(returned("'original':null").replace("'disposition':'SELLABLE',", ""))).containsExactly("lines[0].disposition must be given");
    }

    @Test
    void cites_the_original_sale_completely_or_not_at_all() {
        assertThat(problemsOf(returned("'original':{'businessDate':'1 March','till':'till 4','line':0}"))).containsExactlyInAnyOrder(
                "lines[0].original.businessDate must be a date such as 2026-03-02",
                "lines[0].original.till must be 1 to 20 letters, digits or hyphens",
                "lines[0].original.sequence must be given",
                "lines[0].original.line must be greater than 0");
    }

    @Test
    void may_take_back_each_line_once_and_no_void() {
        assertThat(problemsOf(SALE, "{'line':2,'kind':'VOID','voids':7}")).containsExactly("lines[1].voids names line 7, which is not in this transaction");
        assertThat(problemsOf(SALE, "{'line':2,'kind':'VOID','voids':1}", "{'line':3,'kind':'VOID','voids':1}"))
                .containsExactly("lines[2].voids names line 1, which is voided already");
        assertThat(problemsOf(SALE, "{'line':2,'kind':'VOID','voids':1}", "{'line':3,'kind':'VOID','voids':2}"))
                .containsExactly("lines[2].voids names line 2, which is a void itself; only sales and returns can be voided");
        assertThat(problemsOf("{'line':1,'kind':'VOID','voids':1}")).hasSize(1);
    }

    @Test
    void numbers_each_line_once() {
        assertThat(problemsOf(SALE, SALE)).containsExactly("lines[1].line is the number of an earlier line too; number each line once");
    }

    @Test
    void has_one_to_a_thousand_lines() {
        assertThat(problemsOf()).containsExactly("lines must be a list of at least one line");
        String many = IntStream.rangeClosed(1, 5_000).mapToObj(i -> SALE.replace("'line':1", "'line':" + i)).collect(Collectors.joining(","));
        assertThat(problemsOf(body("'2026-03-02T18:04:11+01:00'", many)))
                .containsExactly("lines has 5000 lines; a transaction has at most 1000, so split it into several");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T18:04:11", "2026-03-02", "18:04", "+999999999-01-01T00:00:00Z", "''"})
    void says_when_it_happened_with_its_offset(String occurredAt) {
        assertThat(problemsOf(body("'" + occurredAt + "'", SALE)))
                .containsExactly("occurredAt must be a time with its offset, such as 2026-03-02T18:04:11+01:00");
    }

    @Test
    void has_the_same_digest_however_it_is_laid_out_and_another_for_other_content() {
        String digest = digestOf(body("'2026-03-02T18:04:11+01:00'", SALE));
        String laidOutOtherwise = "{'lines': [ {'currency':'NOK','units':2,'item':'7038010000010','kind':'SALE','line':1,'amount':39.8} ],\n"
                + "'occurredAt':'2026-03-02T18:04:11+01:00'}";
        assertThat(digestOf(laidOutOtherwise)).isEqualTo(digest).hasSize(32);
        assertThat(digestOf(body("'2026-03-02T18:04:11+01:00'", SALE.replace("'units':2", "'units':3")))).isNotEqualTo(digest);
        assertThat(digestOf(body("'2026-03-02T18:04:12+01:00'", SALE))).isNotEqualTo(digest);
        assertThat(digestOf(body("'2026-03-02T18:04:11+01:00'", SALE.replace("'units'", "'grams'")))).isNotEqualTo(digest);
    }

    private static String returned(String original) {
        return "{'line':1,'kind':'RETURN','item':'07038010000010','units':1,'amount':'-1','currency':'NOK','disposition':'SELLABLE'," + original + "}";
    }

    private static String body(String occurredAt, String lines) {
        return "{'occurredAt':" + occurredAt + ",'lines':[" + lines + "]}";
    }

    private static List<String> problemsOf(String... lines) {
        return lines.length == 1 && lines[0].startsWith("{'occurredAt'")
                ? problemsOfBody(lines[0])
                : problemsOfBody(body("'2026-03-02T18:04:11+01:00'", String.join(",", lines)));
    }

    private static List<PostedLine> read(String line) {
        return TransactionReader.read(Bodies.json(bytes(body("'2026-03-02T18:04:11+01:00'", line))), STORE, new Checking()).lines();
    }

    private static List<String> problemsOfBody(String body) {
        var checking = new Checking();
        TransactionReader.read(Bodies.json(bytes(body)), STORE, checking);
        return checking.errors();
    }

    private static String digestOf(String body) {
        var checking = new Checking();
        var transaction = TransactionReader.read(Bodies.json(bytes(body)), STORE, checking);
        checking.mustHold();
        return Fingerprint.of(transaction);
    }

    private static byte[] bytes(String singleQuoted) {
        return singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
