package io.restock.local.supervisor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A supervisor in a process of its own, for tests that kill it. */
final class SupervisorProcess {
    private SupervisorProcess() {}

    public static void main(String[] arguments) throws Exception {
        var home = new Home(Path.of(arguments[1]));
        var request = new Request(Path.of(arguments[0]), home, Ports.of(Integer.parseInt(arguments[2]), Map.of()),
                new Engines(null, null, null), 720, Purpose.UP);
        Supervisor.prepare(request, Map.of(), System.out::println).start((part, after) -> {});
        Files.createFile(home.directory().resolve("everything-is-ready"));
        Thread.currentThread().join();
    }
}
