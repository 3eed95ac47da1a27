package io.restock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantsTest {
    private static final int CASES = 100_000;
    private static final int[] GRAINS = {1, 1_000, 1_000_000, 1_000_000_000};

    @Test
    void writes_and_reads_as_the_jdk_does() {
        long seed = System.nanoTime();
        System.out.println("IsoInstantsTest seed " + seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            int grain = GRAINS[random.nextInt(GRAINS.length)];
            long seconds = random.nextLong(-80_000_000_000L, 260_000_000_000L);
            Instant instant = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / grain * (long) grain);
            assertThat(IsoInstants.text(instant)).isEqualTo(instant.toString());
            assertThat(IsoInstants.parse(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T18:04:11.5Z", "2026-03-02T18:04:11.1234567Z", "2026-03-02T24:00:00Z", "2016-12-31T23:59:60Z", "2026-03-02T18:04:11+01:00",
            "2026-03-02t18:04:11z", "+12026-03-02T18:04:11Z", "2024-02-29T00:00:00Z"})
    void rare_forms_are_read_as_the_jdk_does(String text) {
        assertThat(IsoInstants.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-02-29T00:00:00Z", "2026-13-02T18:04:11Z", "2026-03-02T25:04:11Z", "2026-03-02T18:61:11Z", "2026-03-02 18:04:11Z",
            "2026-03-02T18:04:1xZ", "2026-03-02T18:04:11", "2026/03/02T18:04:11Z", "2026-03-02T18:04:11.12a456Z", "2026-03-02T18:04:11.1234567891Z"})
    void what_is_no_instant_is_refused(String text) {
        assertThatThrownBy(() -> IsoInstants.parse(text)).isInstanceOf(DateTimeParseException.class);
    }
}
