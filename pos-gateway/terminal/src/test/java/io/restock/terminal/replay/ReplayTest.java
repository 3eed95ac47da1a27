package io.restock.terminal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A replay")
@Timeout(60)
class ReplayTest {
    private final BulkGateway gateway = new BulkGateway();

    @AfterEach
    void closeGateway() {
        gateway.close();
    }

    static List<Path> file(String name) {
        try {
            return List.of(Path.of(ReplayTest.class.getResource("/replay/" + name).toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private ReplayAccount replay(Recording recording) throws InterruptedException {
        var account = new ReplayAccount();
        var pace = Pace.of(null, null, System::nanoTime);
        new Replay(recording, gateway.server.service(), gateway.server.service(), pace, account).run();
        return account;
    }

    @Test
    void of_the_complete_journey_accounts_for_every_line_and_names_what_was_wrong() throws Exception {
        var account = replay(CompleteJourney.of(file("journey.csv")));

        assertThat(account.addsUp()).isTrue();
        assertThat(List.of(account.linesRead(), account.linesPosted(), account.linesAccepted(), account.linesRejected())).containsExactly(11L, 8L, 5L, 6L);
        assertThat(account.text())
                .contains("2  by the gateway: lines[].units must be greater than 0")
                .contains("1  by the gateway: lines[].units must be at most 10000000")
                .contains("1  not posted: quantity must be a whole number")
                .contains("1  not posted: sales_value must be a decimal")
                .contains("1  not posted: transaction_timestamp must be a time such as 2017-01-01T07:30:27");
    }

    @Test
    void posts_the_rest_of_a_basket_without_its_bad_line_and_under_the_old_numbers() throws Exception {
        replay(CompleteJourney.of(file("journey.csv")));

        var basket = gateway.recorded.entrySet().stream().filter(entry -> entry.getKey().contains("/3119870504600")).findFirst().orElseThrow();
        assertThat(basket.getKey()).contains("/1/2017-01-01/");
        assertThat(basket.getValue().path("lines").findValuesAsText("line")).containsExactly("1", "2");
        assertThat(basket.getValue().path("occurredAt").asText()).isEqualTo("2017-01-01T07:30:27-05:00");
    }

    @Test
    void a_sale_before_close_out_belongs_to_the_day_before() throws Exception {
        replay(CompleteJourney.of(file("journey.csv")));

        assertThat(gateway.recorded.keySet()).anyMatch(identity -> identity.endsWith("/1/2016-12-31/3119851512200"));
    }

    @Test
    void lists_fuel_by_the_gram_and_takes_names_from_the_products_beside_the_file() {
        var items = CompleteJourney.of(file("journey.csv")).listing().items();

        assertThat(items).extracting(Item::name).contains("ROLLS, SOFT \"BIG\" 8 CT", "Product 26081", "Product 8118533");
        assertThat(items).filteredOn(item -> item.unit() == Unit.GRAM).extracting(Item::name).containsExactly("GASOLINE-REG UNLEADED");
        assertThat(items).extracting(Item::gtin).doesNotHaveDuplicates().allSatisfy(gtin -> assertThat(gtin.digits()).startsWith("029"));
    }

    @Test
    void of_a_web_shop_accounts_for_every_line_and_returns_cite_what_is_left_of_the_sale() throws Exception {
        var account = replay(OnlineRetail.of(file("retail.csv")));

        assertThat(account.addsUp()).isTrue();
        assertThat(List.of(account.linesRead(), account.linesPosted(), account.linesAccepted(), account.linesRejected())).containsExactly(11L, 8L, 6L, 5L);
        assertThat(account.text()).contains("1  not posted: a negative Quantity outside a cancellation is a correction of stock, not a till's line")
                .contains("1  by the gateway: lines[].amount must be at least 0 on a sale");
        var returns = new TreeMap<>(gateway.lines());
        returns.values().removeIf(line -> !line.path("kind").asText().equals("RETURN"));
        assertThat(returns.keySet()).allMatch(identity -> identity.contains("/C/2010-12-01/"));
        assertThat(returns.values()).extracting(line -> line.path("original").path("sequence").asLong()).containsExactlyInAnyOrder(53636500L, 0L, 0L);
        assertThat(returns.values()).extracting(line -> line.path("amount").asText()).containsExactlyInAnyOrder("-10.20", "-10.20", "-18.00");
    }

    @Test
    void of_our_own_form_accounts_for_lines_that_are_no_transactions_too() throws Exception {
        var account = replay(new RecordedTransactions(file("transactions.ndjson")));

        assertThat(account.addsUp()).isTrue();
        assertThat(List.of(account.linesRead(), account.linesPosted(), account.linesAccepted(), account.linesRejected())).containsExactly(6L, 4L, 1L, 5L);
        assertThat(account.text()).contains("2  not posted: the line is not a JSON object").contains("1  by the gateway: Not known here");
    }

    @Test
    void again_gives_the_same_account_and_changes_nothing() throws Exception {
        var first = replay(CompleteJourney.of(file("journey.csv"))).text() + replay(OnlineRetail.of(file("retail.csv"))).text();
        int changes = gateway.changes;
        var second = replay(CompleteJourney.of(file("journey.csv"))).text() + replay(OnlineRetail.of(file("retail.csv"))).text();

        assertThat(second).isEqualTo(first);
        assertThat(gateway.changes).isEqualTo(changes).isPositive();
    }

    @Test
    void stock_codes_keep_their_numbers_whatever_else_is_in_the_file() {
        var some = new StockCodes();
        var others = new StockCodes();
        others.gtin("22139");

        assertThat(List.of(some.gtin("85123A"), some.gtin("85123AB"), some.gtin("85123"), some.gtin("POST"), some.gtin("GIFT_0001_20")))
                .doesNotHaveDuplicates()
                .isEqualTo(List.of(others.gtin("85123A"), others.gtin("85123AB"), others.gtin("85123"), others.gtin("POST"), others.gtin("GIFT_0001_20")))
                .allSatisfy(gtin -> assertThat(new Gtin(gtin.digits())).isEqualTo(gtin));
    }
}
