package io.restock.ledger.tills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Of a till's numbers of a day")
class TillDayTest {
    @ParameterizedTest(name = "{0} there, from {1} to {2}, after {3}: {4} missing; {5}")
    @CsvSource({
        "4, 1, 5, , 1, one is missing in the middle",
        "3, 2, 4, , 1, the first is missing and most are there",
        "1, 17, 17, , 0, nobody knows where an unknown till begins",
        "1, 17, 17, 40, 16, a till that begins anew begins with 1",
        "100, 0, 99, 40, 0, some begin with 0",
        "99, 4712, 4810, 4711, 0, a till that goes on goes on",
        "99, 4713, 4811, 4711, 1, the first of one that goes on is missing",
        "99, 800000, 800098, 4711, 0, another range",
        "50, 101080012, 101215959, 101075959, 0, numbers made of the time of day",
        "2, 1, 20, 40, 18, most are missing",
    })
    void so_many_are_missing(long there, long lowest, long highest, Long before, long missing, String why) {
        assertThat(new TillDay("4", there, lowest, highest, before).missing()).as(why).isEqualTo(missing);
    }
}
