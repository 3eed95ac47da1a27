package io.restock.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Json;
import io.restock.contracts.StoreItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The end of an item's history")
class LedgerTailTest {
    private static final StoreItemId MILK = StoreItemId.of("7080001000011|07038010000010");

    private final LedgerTail tail = new LedgerTail(null);
    private final List<Long> asked = new ArrayList<>();
    private long events;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 99, 100, 101, 199, 200, 201, 299, 300, 12_345, 1_000_000})
    void is_found_however_long_the_history_is(long length) throws Exception {
        events = length;
        assertThat(latest()).isEqualTo(LongStream.iterate(length - 1, i -> i - 1).limit(Math.min(100, length)).boxed().toList());
        assertThat(asked).hasSizeLessThan(40);
    }

    @Test
    void is_remembered_so_that_the_next_time_takes_one_question() throws Exception {
        events = 12_345;
        latest();
        asked.clear();
        events += 60;
        assertThat(latest()).startsWith(12_404L).hasSize(100);
        assertThat(asked).hasSize(1);
    }

    private List<Long> latest() throws Exception {
        return tail.of(MILK, this::page).stream().map(event -> event.path("sequence").asLong()).toList();
    }

    private List<JsonNode> page(long after, int limit) {
        asked.add(after);
        return LongStream.range(after + 1, Math.min(events, after + 1 + limit))
                .<JsonNode>mapToObj(sequence -> Json.MAPPER.createObjectNode().put("sequence", sequence)).toList();
    }
}
