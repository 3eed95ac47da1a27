package io.restock.local.command;

import io.restock.local.engine.Background;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.LogFile;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Ports;
import io.restock.local.supervisor.Preflight;
import io.restock.local.supervisor.Purpose;
import io.restock.local.supervisor.StartFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything in the background and returns when it is ready. */
@Command(name = "up", sortOptions = false,
        description = "Starts PostgreSQL, Kafka and all services in the background; data survive.")
public final class UpCommand implements Callable<Integer> {
    /** After a failed start, for what did start. */
    private static final Duration STOPPING_LIMIT = Duration.ofSeconds(60);

    @Mixin
    private StartOptions start;

    @Option(names = "--speed", paramLabel = "X", defaultValue = "1",
            description = "Speed of the business clock; 720 makes a day of two minutes. Default: ${DEFAULT-VALUE}, the wall clock.")
    private double speed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var home = start.home().ofUp();
        var ports = start.request(home, speed, Purpose.UP).ports();
        Preflight.directory(home);
        var reportFile = Files.createTempFile(home.directory(), "start-", ".report");
        try {
            var link = LoginLink.fresh(home, ports);
            System.out.println(Starting.sentence(link));
            var supervisor = launch(home, reportFile);
            return follow(supervisor, new StartReport(reportFile), home, ports, link);
        } finally {
            Files.deleteIfExists(reportFile);
        }
    }

    private Process launch(Home home, Path reportFile) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders",
                "-Drestock.project=" + start.project(),
                "-cp", System.getProperty("java.class.path"), "io.restock.local.Restock",
                "supervise", "--speed", String.valueOf(speed), "--report", reportFile.toString()));
        command.addAll(start.asArguments());
        var log = home.log("supervisor");
        Files.createDirectories(log.getParent());
        return Background.start(command, Redirect.appendTo(log.toFile()));
    }

    private static int follow(Process supervisor, StartReport report, Home home, Ports ports, String link) throws IOException, InterruptedException {
        int shown = 0;
        while (true) {
            boolean alive = supervisor.isAlive();
            var lines = report.lines();
            for (var line : lines.subList(shown, lines.size())) {
                if (StartReport.isFailed(line)) {
                    supervisor.waitFor(STOPPING_LIMIT.toSeconds(), TimeUnit.SECONDS);
                    throw new StartFailure(StartReport.message(line));
                }
                if (StartReport.isDone(line)) {
                    System.out.println("Restock is up: " + link + "   (logs in once; ./restock link prints another; ./restock status, ./restock down)");
                    return 0;
                }
                if (StartReport.isSaid(line)) {
                    System.out.println("  " + StartReport.sentence(line));
                    continue;
                }
                System.out.printf("  %-20s %6d   ready after %4.1f s%n", StartReport.part(line),
                        ports.of(Part.titled(StartReport.part(line))), StartReport.seconds(line));
            }
            shown = lines.size();
            if (!alive) {
                throw new StartFailure("the supervisor ended while starting; its log is " + home.log("supervisor")
                        + "\n  last error: " + LogFile.lastError(home.log("supervisor")));
            }
            TimeUnit.MILLISECONDS.sleep(30);
        }
    }
}
