package io.restock.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("PostgreSQL's buffers")
class PostgresBuffersTest {
    @ParameterizedTest
    @CsvSource({"2, 512", "8, 1024", "24, 3072", "256, 4096"})
    void are_an_eighth_of_the_memory_within_reason(long gibibytes, long mebibytes) {
        assertThat(EmbeddedPostgres.buffers(gibibytes << 30)).isEqualTo(mebibytes);
    }
}
