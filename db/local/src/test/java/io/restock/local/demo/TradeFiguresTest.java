package io.restock.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The account of a demo")
class TradeFiguresTest {
    @Test
    void says_which_center_stood_still_and_what_the_other_was_to_send() throws Exception {
        var figures = Json.MAPPER.readValue("""
                {"receipts": 7, "stopped": {"center": "DC Vestby", "standIn": "DC Langhus", "day": 2, "handedOver": 1234, "handedBack": 56}}""", TradeFigures.class);
        assertThat(figures.table().lines().map(line -> line.strip().replaceAll(" +", " "))).contains("DC Vestby stopped day 2", "lines handed to the other 1,234 DC Langhus",
                "that came back in the end 56");
        assertThat(Json.MAPPER.readValue("{\"receipts\": 7}", TradeFigures.class).table()).doesNotContain("stopped");
    }

    @Test
    void says_what_people_did_and_what_of_it_is_not_settled_yet() throws Exception {
        var figures = Json.MAPPER.readValue("""
                {"receipts": 7, "acts": [{"words": "lorries taken in in two goes", "times": 1312}],
                 "exceptions": [{"kind": "RECEIPT_DIFFERS", "opened": 36, "open": 2}]}""", TradeFigures.class);
        assertThat(figures.table().lines().map(line -> line.strip().replaceAll(" +", " "))).containsSubsequence("what people did beside", "1,312 lorries taken in in two goes",
                "exceptions", "opened closed open", "RECEIPT_DIFFERS 36 34 2");
    }
}
