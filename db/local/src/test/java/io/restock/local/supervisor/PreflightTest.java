package io.restock.local.supervisor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.local.engine.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
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
    void up_and_a_demo_that_would_take_the_same_ports_hear_of_each_other() throws IOException {
        var ports = Ports.of(FreePorts.onLoopback(13).getFirst(), Map.of());
        var up = plan(Home.ofUp(folder), ports);
        try (var _ = RunLock.take(up.home())) {
            RunFile.of(up).write(up.home());

            assertThatThrownBy(() -> Preflight.ports(plan(Home.ofDemo(folder), ports))).isInstanceOf(StartFailure.class)
                    .hasMessageMatching("Restock runs on " + up.home().directory() + " and holds port \\d+: stop it with ./restock down, or move all ports with --port-base N");
        }
    }

    private Plan plan(Home home, Ports ports) {
        return new Plan(folder, home, ports, new Engines(null, null, null), new ClockSetting(Instant.EPOCH, Instant.EPOCH, 1, null), Purpose.UP);
    }

    @Test
    void a_disk_with_room_is_no_matter() {
        assertThatCode(() -> Preflight.directory(new Home(folder), 1)).doesNotThrowAnyException();
    }
}
