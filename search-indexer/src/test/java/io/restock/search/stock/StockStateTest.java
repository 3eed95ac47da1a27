package io.restock.search.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.search.stock.Listing.Range;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The state of a shelf")
class StockStateTest {
    @ParameterizedTest(name = "{0} on hand, {1} under way, packs of {2}: {3}")
    @CsvSource({"-1,6,6,NEGATIVE", "0,0,6,OUT_OF_STOCK", "0,6,6,ON_ORDER", "5,0,6,LOW", "5,12,6,LOW", "6,0,6,IN_STOCK", "1,0,0,IN_STOCK"})
    void says_what_to_do(int onHand, int underWay, int casePack, StockState state) {
        assertThat(StockState.of(onHand, underWay, listing(casePack, null))).isEqualTo(state);
        assertThat(StockState.of(onHand, underWay, listing(casePack, Range.HELD))).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0} on hand of what is {1}: {2}")
    @CsvSource({"-1,NOT_STOCKED,NOT_KEPT", "0,NOT_STOCKED,NOT_KEPT", "9,NOT_STOCKED,NOT_KEPT", "-1,DELISTED,NOT_KEPT", "0,DELISTED,NOT_KEPT", "1,DELISTED,IN_STOCK"})
    void misses_nothing_that_does_not_come_again(int onHand, Range range, StockState state) {
        assertThat(StockState.of(onHand, 0, listing(6, range))).isEqualTo(state);
    }

    private static Listing listing(int casePack, Range range) {
        return new Listing(null, null, "Milk", null, null, null, null, null, null, casePack, range, null);
    }
}
