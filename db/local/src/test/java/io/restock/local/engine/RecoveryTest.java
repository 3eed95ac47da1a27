package io.restock.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A PostgreSQL that recovers")
class RecoveryTest {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    @TempDir
    private Path folder;

    /** It asks an archive for each part of its log before it looks at its own, and this archive takes seconds to say that it has none. */
    @Test
    void is_waited_for_as_long_as_it_says_so() throws Exception {
        int port = FreePorts.onLoopback(1).getFirst();
        start(port, Map.of(), LIMIT.plusMinutes(1), _ -> {}).kill();
        Files.createFile(folder.resolve("data/recovery.signal"));
        var said = new ArrayList<Duration>();
        var ready = new ArrayList<Boolean>();

        try (var server = start(port, Map.of("restore_command", "sleep 3; false", "hot_standby", "off"), LIMIT, since -> {
            said.add(since);
            ready.add(EmbeddedPostgres.at(folder, port).takesConnections());
        })) {
            assertThat(said).as("how long it has been recovering").isNotEmpty().allMatch(since -> since.compareTo(FirstConnection.SAID_EVERY) >= 0);
            assertThat(ready).as("ready meanwhile").containsOnly(false);
            assertThat(server.takesConnections()).isTrue();
        }
    }

    @Test
    void is_given_up_when_it_has_ended() {
        assertThatThrownBy(() -> start(FreePorts.onLoopback(1).getFirst(), Map.of("work_mem", "no size"), LIMIT, _ -> {}))
                .isInstanceOf(IOException.class).hasMessageContaining("ended while starting").hasMessageContaining(folder.resolve("log").toString());
    }

    @Test
    void is_given_up_when_it_lives_and_says_nothing() throws Exception {
        var mute = new ProcessBuilder("sleep", "60").start();
        try (var port = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var first = new FirstConnection("jdbc:postgresql://127.0.0.1:" + port.getLocalPort() + "/postgres", new Login("nobody", ""), LIMIT, _ -> {});

            assertThatThrownBy(() -> first.await(mute.toHandle(), folder.resolve("log")))
                    .isInstanceOf(IOException.class).hasMessageContaining("neither took connections nor said that it recovers");
        } finally {
            mute.destroyForcibly();
        }
    }

    private EmbeddedPostgres start(int port, Map<String, String> settings, Duration silence, Consumer<Duration> recovering) throws IOException {
        var small = new HashMap<>(Map.of("shared_buffers", "16MB"));
        small.putAll(settings);
        return EmbeddedPostgres.start(folder, port, folder.resolve("log"), small, silence, recovering);
    }
}
