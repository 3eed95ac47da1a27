package io.restock.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.local.verification.Promised;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The account's promise")
class ScreenTest {
    @Test
    void says_why_it_was_broken_and_how_much_was_kept_of_what_the_centers_had() {
        var promised = new Promised(9_566, 9_535, 31, 21, 0.99675, 0.99884, Map.of("DID_NOT_COME", 10L, "DC_HAD_NOTHING", 21L));

        assertThat(Screen.misses(promised).lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("of what the centers had 99.88 %", "missed 21 DC_HAD_NOTHING", "missed 10 DID_NOT_COME");
        assertThat(Screen.misses(new Promised(7, 7, 0, 0, 1.0, 1.0, Map.of()))).isEmpty();
    }
}
