package io.restock.contracts.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stock event on the wire")
class StockEventTest {
    private static final StoreItemId MILK = StoreItemId.of("7080001000011|07038010000010");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final LineId LINE = LineId.of("2026-03-02/4/17/1");

    @Test
    void is_small_because_the_key_and_the_headers_carry_the_rest() {
        var sold = new StockEvent.ItemSold(MILK, NOON, LINE, 2, -2);
        assertThat(new String(StockEvent.CODEC.write(sold), StandardCharsets.UTF_8))
                .isEqualTo("{\"sale\":\"2026-03-02/4/17/1\",\"units\":2,\"onHand\":-2}");
    }

    @Test
    void reads_back_with_its_key_and_its_instant() {
        var returned = new StockEvent.ItemReturned(MILK, NOON, LINE, 1, Disposition.DAMAGED, null, null, 4);
        byte[] value = StockEvent.CODEC.write(returned);
        assertThat(StockEvent.CODEC.read("ItemReturned", 2, value, MILK, NOON)).isEqualTo(returned);
    }

    @Test
    void survives_a_writer_that_knows_more_fields() {
        byte[] newer = "{\"sale\":\"2026-03-02/4/17/1\",\"units\":2,\"onHand\":-2,\"mood\":\"good\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(StockEvent.CODEC.read("ItemSold", 1, newer, MILK, NOON).onHand()).isEqualTo(-2);
    }

    @Test
    void of_an_unknown_type_is_refused_by_name() {
        assertThatThrownBy(() -> StockEvent.CODEC.read("ItemEaten", 1, new byte[] {'{', '}'}, MILK, NOON))
                .hasMessageContaining("ItemEaten");
    }
}
