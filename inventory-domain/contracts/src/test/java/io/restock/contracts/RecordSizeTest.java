package io.restock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The value of a record")
class RecordSizeTest {
    /** {@code max.request.size} and {@code message.max.bytes}, unless Kafka is set otherwise. */
    private static final int KAFKA_TAKES = 1 << 20;

    @Test
    void is_handed_on_as_it_is_up_to_the_greatest_size() {
        byte[] value = new byte[RecordSize.BYTES_AT_MOST];
        assertThat(RecordSize.fitting("GoodsDespatched", value)).isSameAs(value);
    }

    @Test
    void is_refused_where_it_is_made_when_it_has_one_byte_more() {
        assertThatThrownBy(() -> RecordSize.fitting("GoodsDespatched", new byte[RecordSize.BYTES_AT_MOST + 1])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a GoodsDespatched of 1000001 bytes is larger than the 1000000 that a record may have; send it in several");
    }

    @Test
    void leaves_room_for_the_longest_key_and_all_headers_in_what_kafka_takes() {
        assertThat(KAFKA_TAKES - RecordSize.BYTES_AT_MOST).isGreaterThan(32 << 10);
    }
}
