package io.restock.local.command;

import io.restock.local.supervisor.FastStarts;
import io.restock.local.supervisor.Purpose;
import io.restock.local.supervisor.StartFailure;
import io.restock.local.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The background process that {@code up} starts. It ends, and everything with it, on SIGTERM. */
@Command(name = "supervise", hidden = true, description = "Runs everything until it is asked to stop.")
public final class SuperviseCommand implements Callable<Integer> {
    @Mixin
    private StartOptions start;

    @Option(names = "--speed", defaultValue = "1")
    private double speed;

    @Option(names = "--report", required = true, description = "File that says to the starter how the start goes.")
    private Path reportFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var report = new StartReport(reportFile);
        try {
            return supervise(report);
        } catch (StartFailure e) {
            report.failed(String.valueOf(e.getMessage()));
            return 1;
        } catch (IOException | RuntimeException e) {
            report.failed(e.toString());
            throw e;
        }
    }

    private int supervise(StartReport report) throws IOException, InterruptedException {
        var supervisor = Supervisor.prepare(start.request(start.home().ofUp(), speed, Purpose.UP), System.getenv(), sentence -> {
            log(sentence);
            report.said(sentence);
        });
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            close(supervisor);
            stopped.countDown();
        }));
        supervisor.start(report::ready);
        supervisor.letTimePass();
        report.done();
        log("everything is ready");
        stopped.await();
        return 0;
    }

    private void close(Supervisor supervisor) {
        try (supervisor) {
            log("stopping");
        } catch (IOException e) {
            log("cannot give the data directory back: " + e.getMessage());
        }
        try {
            FastStarts.writeInBackground(start.project(), FastStartsCommand.NAME);
        } catch (IOException e) {
            log("the next start will not be faster than this one: " + e.getMessage());
        }
        log("stopped");
    }

    private static void log(String sentence) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + sentence);
    }
}
