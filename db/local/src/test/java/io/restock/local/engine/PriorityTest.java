package io.restock.local.engine;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restock.local.engine.Lifeline.LastSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriorityTest {
    @Test
    void a_child_waits_for_others_and_keeps_its_pid_and_arguments() throws Exception {
        var command = List.of("sh", "-c", "echo $$ \"$1\"; nice", "sh", "two words");

        Process child = Lifeline.start(Priority.behind(7, command), builder -> builder);
        var said = new String(child.getInputStream().readAllBytes()).lines().toList();

        assertThat(said).containsExactly(child.pid() + " two words", "7");
        assertThat(Priority.behind(0, command)).isEqualTo(command);
    }

    @Test
    void its_session_waits_as_a_whole() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/proc/self/autogroup")), "this kernel does not group sessions");
        var command = List.of("sh", "-c", "cat /proc/$$/autogroup");

        String before = Files.readString(Path.of("/proc/self/autogroup"));

        Process child = Lifeline.start(Lifeline.tied(LastSignal.KILL, Priority.behind(7, command)), builder -> builder);
        Process ofOurSession = Lifeline.start(Priority.behind(7, command), builder -> builder);

        assertThat(new String(ofOurSession.getInputStream().readAllBytes())).isEqualTo(before);
        assertThat(new String(child.getInputStream().readAllBytes())).contains("nice 7");
    }

    @Test
    void sessions_that_a_running_process_begins_wait_too_and_its_own_does_not() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/proc/self/autogroup")), "this kernel does not group sessions");
        Process parent = Lifeline.start(Lifeline.tied(LastSignal.KILL, List.of("sh", "-c", "setsid sleep 60 & sleep 0.1; setsid sleep 61 & wait")), builder -> builder);
        try {
            SessionsBehind.of(parent.toHandle(), title -> title.startsWith("sleep 61") ? 9 : 7);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(parent.toHandle().children().map(PriorityTest::group))
                    .satisfiesExactlyInAnyOrder(group -> assertThat(group).contains("nice 7"), group -> assertThat(group).contains("nice 9")));
            assertThat(group(parent.toHandle())).contains("nice 0");
        } finally {
            parent.toHandle().children().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }

    private static String group(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/autogroup"));
        } catch (NoSuchFileException e) {
            return "has ended";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
