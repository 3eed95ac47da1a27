package io.restock.local.supervisor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Before anything is started")
class PreflightTest {
    private static final long MORE_THAN_ANY_DISK_HAS = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void a_disk_that_is_almost_full_is_one_line_that_says_how_much_is_missing_and_what_to_do() {
        assertThatThrownBy(() -> Preflight.directory(new Home(folder), MORE_THAN_ANY_DISK_HAS)).isInstanceOf(StartFailure.class)
                .hasMessageMatching("only \\d+ MB are left on the disk of .*, Restock needs \\d+: free some, or choose another directory with --data DIR");
    }

    @Test
    void a_disk_with_room_is_no_matter() {
        assertThatCode(() -> Preflight.directory(new Home(folder), 1)).doesNotThrowAnyException();
    }
}
