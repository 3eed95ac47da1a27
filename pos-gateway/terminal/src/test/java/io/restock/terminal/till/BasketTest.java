package io.restock.terminal.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.ChainGenerator;
import io.restock.terminal.till.ReceiptLine.Return;
import io.restock.terminal.till.ReceiptLine.Sale;
import io.restock.terminal.till.ReceiptLine.Void;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What customers buy")
class BasketTest {
    private static final Chain CHAIN = new ChainGenerator(3, 1, 400, 1, 6).chain();
    private static final int BASKETS = 4_000;

    private final SplittableRandom random = new SplittableRandom(11);
    private final SoldLines sold = new SoldLines(500);
    private final Basket basket = new Basket(new Popularity(CHAIN.articles()), "NOK", sold);

    private List<ReceiptLine> manyLines() {
        var all = new ArrayList<ReceiptLine>();
        for (int n = 1; n <= BASKETS; n++) {
            var receipt = new Receipt(new Gln("7090000000011"), "1", LocalDate.parse("2026-03-02"), n, OffsetDateTime.parse("2026-03-02T12:00:00+01:00"),
                    basket.fill(random));
            receipt.lines().stream().filter(Sale.class::isInstance).map(Sale.class::cast)
                    .filter(sale -> sale.units() != null && random.nextInt(5) == 0).forEach(sale -> sold.remember(random, receipt, sale));
            all.addAll(receipt.lines());
        }
        return all;
    }

    @Test
    void a_basket_has_about_ten_lines_two_in_a_hundred_come_back_and_one_is_struck_out() {
        var lines = manyLines();
        double goods = lines.stream().filter(line -> !(line instanceof Void)).count();

        assertThat(goods / BASKETS).isCloseTo(Basket.MEAN_LINES, within(0.5));
        assertThat(lines.stream().filter(Return.class::isInstance).count() / goods).isCloseTo(Basket.RETURNED, within(0.004));
        assertThat(lines.stream().filter(Void.class::isInstance).count() / goods).isCloseTo(Basket.VOIDED, within(0.003));
    }

    @Test
    void pieces_and_grams_are_as_many_as_the_opening_stock_reckons_with() {
        var sales = manyLines().stream().filter(Sale.class::isInstance).map(Sale.class::cast).toList();

        assertThat(sales.stream().filter(sale -> sale.units() != null).mapToInt(Sale::units).average().orElseThrow())
                .isCloseTo(Chain.PIECES_PER_LINE, within(0.05));
        assertThat(sales.stream().filter(sale -> sale.grams() != null).mapToInt(Sale::grams).average().orElseThrow())
                .isCloseTo(Chain.GRAMS_PER_LINE, within(40.0));
    }

    @Test
    void whatever_is_scanned_is_a_number_that_a_gateway_can_read() {
        assertThat(manyLines()).filteredOn(Sale.class::isInstance).allSatisfy(line -> {
            var sale = (Sale) line;
            var scanned = Gtin.scanned(sale.item());
            assertThat(sale.amount()).isPositive();
            assertThat(sale.units() != null || sale.grams() != null || scanned.labelPriceMinor() > 0).isTrue();
        });
    }

    @Test
    void a_line_is_brought_back_once_and_never_for_more_than_was_paid() {
        var cited = manyLines().stream().filter(Return.class::isInstance).map(Return.class::cast).filter(back -> back.original() != null).toList();

        assertThat(cited).isNotEmpty().allSatisfy(back -> assertThat(back.amount()).isNegative());
        assertThat(new HashSet<>(cited.stream().map(Return::original).toList())).hasSameSizeAs(cited);
    }
}
