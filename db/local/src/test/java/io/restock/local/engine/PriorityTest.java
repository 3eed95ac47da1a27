package io.restock.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restock.local.engine.Lifeline.LastSignal;
import java.nio.file.Files;
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
}
