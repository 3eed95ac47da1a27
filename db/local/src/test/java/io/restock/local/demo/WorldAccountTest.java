package io.restock.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The world's account at the end of a demo")
class WorldAccountTest {
    private static final String UNITS = """
            {"wanted": 46184, "bought": 46050, "lost": 134, "stock": 142826, "inBackRooms": 28246, "averageStock": 168675.5, "cover": 1.7971,
             "storeItems": 8800, "exact": 8736, "withinOnePercent": 8736, "withinTenPercent": 8762, "unitsOff": 98}""";
    private static final String LAST_LINE = """
            {"state": "DONE", "receipts": 3887, "posted": 3923, "accepted": 3887, "lines": 37059,
             "account": {"wants": 36255, "lost": 33, "lostValue": 6553.48, "currency": "NOK", "shelvesFilled": 0.9997, "eaches": %s, "grams": %s},
             "baselines": [{"days": 365, "wants": 36255, "lost": 360, "availability": 0.99, "lostValue": 6721.08, "lostEaches": 138, "lostGrams": 4032,
                            "averageEaches": 169407.3, "averageGrams": 9109549.0}]}""".formatted(UNITS, UNITS);

    @Test
    void it_reports_what_customers_met_and_keeps_eaches_and_kilograms_apart() throws Exception {
        var table = Json.MAPPER.readValue(LAST_LINE, TradeFigures.class).table();
        assertThat(table.lines()).anyMatch(line -> line.matches(" +met at once +99\\.91 %"))
                .anyMatch(line -> line.matches(" +lost +33, worth 6,553 NOK"))
                .anyMatch(line -> line.matches(" +wanted +46,184 +46"))
                .anyMatch(line -> line.matches(" +records that are exact +99\\.27 % +99\\.27 %"));
    }

    @Test
    void it_sets_the_same_customers_under_minimum_and_maximum_beside_ours() throws Exception {
        var table = Json.MAPPER.readValue(LAST_LINE, TradeFigures.class).table();
        assertThat(table.lines()).anyMatch(line -> line.matches(" +Restock +99\\.91 % +6,553 +168,67[56] +169"))
                .anyMatch(line -> line.matches(" +minimum and maximum, 365 days +99\\.01 % +6,721 +169,407 +9,110"));
    }

    @Test
    void trade_that_broke_off_has_no_account() throws Exception {
        assertThat(Json.MAPPER.readValue("{\"receipts\": 1}", TradeFigures.class).table()).contains("receipts rung up").doesNotContain("the same customers");
    }
}
