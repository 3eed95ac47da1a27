package io.restock.benchmarks.engines;

import io.restock.benchmarks.measuring.Stopwatch.Lap;
import io.restock.contracts.Json;
import io.restock.local.engine.Lifeline;
import io.restock.local.engine.Lifeline.LastSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A class in another JVM, with the options that the ledger runs with, so that nobody's code is compiled for another's and processor time has an owner. It
 * runs a lap when it is asked for one, and is still meanwhile.
 */
public final class OwnJvm implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-Xms192m", "-Xmx1g", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Daxoniq.update-checker.disabled=true",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    private static final int SECONDS_TO_END = 20;

    private final String name;
    private final Process process;
    private final BufferedReader answers;

    private OwnJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param main calls {@link #serve} */
    public static OwnJvm start(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of(System.getProperty("restock.bench.jvm", "").split(" ")).stream().filter(option -> !option.isEmpty()).toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new OwnJvm(main.getSimpleName() + " " + arguments[0],
                Lifeline.start(Lifeline.tied(LastSignal.KILL, command), builder -> builder.redirectError(Redirect.INHERIT)));
    }

    /** @throws IllegalStateException if it failed; what it said stands on the screen */
    public Lap lap() throws IOException {
        try {
            OutputStream asking = process.getOutputStream();
            asking.write('\n');
            asking.flush();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith("{")) {
                    return Json.MAPPER.readValue(line, Lap.class);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(name + " has ended", e);
        }
        throw new IllegalStateException(name + " failed");
    }

    /** What runs laps in the other JVM. */
    public interface Laps {
        /** @param number 0 and up */
        Lap run(int number) throws Exception;
    }

    /** In the other JVM: runs a lap for each line that asks for one, until nobody can ask any more. */
    public static void serve(Laps laps) throws Exception {
        var asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (int number = 0; asked.readLine() != null; number++) {
            System.out.println(Json.MAPPER.writeValueAsString(laps.run(number)));
        }
        System.exit(0);
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
