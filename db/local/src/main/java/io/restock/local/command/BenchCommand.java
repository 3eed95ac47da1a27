package io.restock.local.command;

import io.restock.local.engine.Lifeline;
import io.restock.local.engine.Lifeline.LastSignal;
import io.restock.local.supervisor.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Measures. The benchmarks have a process and engines of their own; they read the rest of the arguments, and answer {@code --help}. */
@Command(name = "bench", description = "Measures Restock, side by side with the ways in which others would do it.")
public final class BenchCommand implements Callable<Integer> {
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path project = new HomeOption().project();
        Path jar = project.resolve("inventory-domain/benchmarks/target/restock-benchmarks-1.0-SNAPSHOT.jar");
        if (!Files.exists(jar)) {
            throw new StartFailure("the benchmarks are not built: " + jar + " is missing");
        }
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms1g", "-Xmx1g", "-Xmn512m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Drestock.project=" + project, "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", jar.toString()));
        command.addAll(arguments);
        Process bench = Lifeline.start(Lifeline.tied(LastSignal.TERM, command), ProcessBuilder::inheritIO);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(bench)));
        return bench.waitFor();
    }

    /** A signal to us is one to it; it stops what it started first. */
    private static void end(Process bench) {
        bench.destroy();
        bench.onExit().join();
    }
}
