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
}
