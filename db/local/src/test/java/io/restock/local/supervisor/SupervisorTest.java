package io.restock.local.supervisor;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restock.local.engine.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("The supervisor")
@Execution(ExecutionMode.CONCURRENT)
class SupervisorTest {
    @TempDir
    private Path folder;
    private Request request;
    private Home home;
    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void plan() throws IOException {
        home = new Home(folder.resolve("data"));
        var ports = Ports.of(FreePorts.onLoopback(13).getFirst(), Map.of());
        request = new Request(StubProject.in(folder.resolve("project")), home, ports, new Engines(null, null, null), 720, Purpose.UP);
    }

    @Test
    void starts_everything_and_leaves_nothing_behind() throws IOException {
        var ready = Collections.synchronizedList(new ArrayList<Part>());
        try (var supervisor = prepare()) {
            supervisor.start((part, after) -> ready.add(part));

            assertThat(ready).containsExactlyInAnyOrder(Part.values());
            assertThat(Glance.at(home, RunFile.read(home).orElseThrow())).hasSize(8).allMatch(Glance::ready);
            assertThat(StubProject.processesOf(home)).isNotEmpty();
        }
        assertThat(StubProject.processesOf(home)).isEmpty();
        assertThat(RunFile.read(home)).isEmpty();
    }

    @Test
    void a_service_and_an_engine_that_are_killed_come_back() throws IOException {
        try (var supervisor = prepare()) {
            supervisor.start((part, after) -> {});
            for (var victim : List.of(Part.LEDGER, Part.POSTGRES, Part.KAFKA)) {
                var killed = process(victim);
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();

                await().atMost(PATIENCE).untilAsserted(() -> assertThat(glance(victim)).matches(Glance::ready)
                        .extracting(glance -> glance.process().orElseThrow()).isNotEqualTo(killed));
                assertThat(journal).anyMatch(sentence -> sentence.startsWith(victim.title() + " ended unexpectedly"));
            }
        }
    }

    @Test
    void a_log_is_set_aside_when_it_has_grown_and_its_part_writes_on() throws IOException {
        try (var supervisor = prepare()) {
            supervisor.start((part, after) -> {});
            for (var talkative : List.of(Part.POSTGRES, Part.KAFKA, Part.LEDGER)) {
                Files.writeString(home.log(talkative), "x".repeat(17 << 20), StandardOpenOption.APPEND, StandardOpenOption.CREATE);
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(List.of(Part.POSTGRES, Part.KAFKA, Part.LEDGER))
                    .allMatch(part -> home.log(part).toFile().length() < 1 << 20)
                    .allMatch(part -> home.log(part.title()).resolveSibling(part.title() + ".log.1").toFile().length() >= 17 << 20));
        }
        assertThat(home.log(Part.POSTGRES)).as("what PostgreSQL said after that").content().contains("database system is shut down").doesNotContain("\0");
    }

    @Test
    void a_second_start_on_the_same_data_hears_who_runs_there() throws IOException {
        try (var first = prepare()) {
            assertThatThrownBy(this::prepare).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("already runs on " + home.directory())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("./restock down");
            assertThat(first.plan().home()).isEqualTo(home);
        }
    }

    @Test
    void a_busy_port_is_named_with_its_holder_and_the_way_out() throws IOException {
        try (var busy = new ServerSocket(request.ports().of(Part.GATEWAY), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(this::prepare).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("port " + busy.getLocalPort() + " of gateway is taken")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--port-base")
                    .hasMessageContaining("RESTOCK_GATEWAY_PORT");
        }
    }

    @Test
    void a_service_that_cannot_start_is_named_with_its_log_and_its_last_error() throws IOException {
        Files.createDirectories(home.files(Part.SEARCH));
        Files.writeString(home.files(Part.SEARCH).resolve("broken"), "the index is from the future");
        try (var supervisor = prepare()) {
            assertThatThrownBy(() -> supervisor.start((part, after) -> {})).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("search ended while starting")
                    .hasMessageContaining(home.log(Part.SEARCH).toString())
                    .hasMessageContaining("the index is from the future");
        }
        assertThat(StubProject.processesOf(home)).isEmpty();
    }

    @Test
    void a_directory_that_cannot_be_written_is_named() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("data"), "a file, not a directory");

        assertThatThrownBy(this::prepare).isInstanceOf(StartFailure.class)
                .hasMessageContaining("cannot write to " + home.directory())
                .hasMessageContaining("--data");
    }

    @Test
    void what_a_killed_supervisor_left_is_cleaned_up_by_the_next_start() throws Exception {
        var killed = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), SupervisorProcess.class.getName(),
                request.project().toString(), home.directory().toString(), String.valueOf(request.ports().of(Part.DASHBOARD)))
                .inheritIO().start();
        await().atMost(PATIENCE).until(() -> Files.exists(home.directory().resolve("everything-is-ready")) || !killed.isAlive());
        var orphan = process(Part.LEDGER);
        killed.destroyForcibly().waitFor();

        try (var supervisor = prepare()) {
            supervisor.start((part, after) -> {});
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(glance(Part.LEDGER).ready()).isTrue();
        }
    }

    @Test
    void down_cleans_up_after_a_killed_supervisor() throws Exception {
        var bystander = new ProcessBuilder("sleep", "300").start();
        try {
            var run = new RunFile(0, request.ports(), List.of(Part.LEDGER, Part.GATEWAY), "", "", new ClockFile(home.clock(),
                    home.clockBoard(), Clock.systemUTC()).next(1));
            run.write(home);
            var left = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    Glance.mark(home, Part.LEDGER), "-Dquarkus.http.port=" + request.ports().of(Part.LEDGER),
                    "-Drestock.clock.speed=1", "-jar", Part.LEDGER.jar(request.project()).toString()).start();
            Glance.pidFile(home, Part.LEDGER).write(left.pid());
            Glance.pidFile(home, Part.GATEWAY).write(bystander.pid());

            assertThat(Running.stop(home)).isTrue();

            assertThat(left.isAlive()).isFalse();
            assertThat(bystander.isAlive()).as("a process that only inherited the number").isTrue();
            assertThat(Running.stop(home)).as("a second down").isFalse();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void gives_each_service_its_own_passwords_and_nobody_reads_any_who_lists_processes_or_reads_what_they_say() throws IOException {
        try (var supervisor = prepare()) {
            supervisor.start((part, after) -> {});
            var passwords = new HashMap<String, String>();
            for (var engine : List.of(Part.POSTGRES, Part.KAFKA)) {
                for (var file : files(home.engine(engine).resolve("secrets"))) {
                    passwords.put(engine.title() + "/" + file.getFileName(), Files.readString(file).strip());
                }
            }

            assertThat(passwords).containsKeys("postgres/postgres", "kafka/kafka");
            assertThat(passwords.values()).doesNotHaveDuplicates();
            assertThat(passwords.keySet().stream().filter(name -> isKnown(Part.LEDGER, passwords.get(name))))
                    .containsExactlyInAnyOrder("postgres/ledger", "postgres/ledger_owner", "kafka/ledger");
            assertThat(passwords.keySet().stream().filter(name -> isKnown(Part.DASHBOARD, passwords.get(name)))).containsExactly("kafka/dashboard");
            for (var process : StubProject.processesOf(home).toList()) {
                assertThat(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))).doesNotContain(passwords.values());
            }
            assertThat(RunFile.read(home).orElseThrow().toString()).doesNotContain(passwords.values());
            for (var said : files(home.logs())) {
                assertThat(said).content().doesNotContain(passwords.values().toArray(String[]::new));
            }
        }
    }

    private boolean isKnown(Part service, String password) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process(service)), "environ")).contains(password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Supervisor prepare() throws IOException {
        return Supervisor.prepare(request, Map.of(), journal::add);
    }

    private Glance glance(Part part) throws IOException {
        return Glance.at(home, RunFile.read(home).orElseThrow()).stream().filter(each -> each.part() == part).findFirst().orElseThrow();
    }

    private long process(Part part) throws IOException {
        return glance(part).process().orElseThrow();
    }
}
