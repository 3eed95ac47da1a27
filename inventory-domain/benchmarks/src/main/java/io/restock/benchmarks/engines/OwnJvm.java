package io.restock.benchmarks.engines;

import io.restock.local.engine.Lifeline;
import io.restock.local.engine.Lifeline.LastSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class in another JVM, with the options that the ledger runs with. */
public final class OwnJvm {
    private static final List<String> OPTIONS = List.of("-Xms512m", "-Xmx1g", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Daxoniq.update-checker.disabled=true",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private OwnJvm() {}

    /**
     * @return the lines of JSON that it printed
     * @throws IllegalStateException if it failed; what it said stands on the screen
     */
    public static List<String> of(Class<?> main, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of(System.getProperty("restock.bench.jvm", "").split(" ")).stream().filter(option -> !option.isEmpty()).toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = Lifeline.start(Lifeline.tied(LastSignal.KILL, command), builder -> builder.redirectError(Redirect.INHERIT));
        var lines = new ArrayList<String>();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().filter(line -> line.startsWith("{")).forEach(lines::add);
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(main.getSimpleName() + " " + arguments[0] + " failed");
        }
        return lines;
    }
}
