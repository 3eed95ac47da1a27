package io.restock.local.supervisor;

import io.restock.local.engine.Lifeline;
import io.restock.local.engine.Lifeline.LastSignal;
import io.restock.local.engine.PidFile;
import io.restock.local.engine.Priority;
import io.restock.local.engine.Termination;
import io.restock.local.token.ServiceToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of our services, as a JVM of its own. */
final class ServiceChild implements Child {
    /** The first that ends after a build writes down its classes (see {@link ClassCache}), while all the others do so too. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final Part part;
    private final Plan plan;
    private final ServiceSettings settings;
    private final JvmOptions options;
    private final HealthProbe probe;

    ServiceChild(Part part, Plan plan, Map<String, String> environment) {
        this.part = part;
        this.plan = plan;
        this.settings = new ServiceSettings(plan);
        this.options = new JvmOptions(plan, environment);
        this.probe = new HealthProbe(plan.ports().url(part));
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public ProcessHandle start() throws IOException {
        stop();
        var log = plan.home().log(part);
        Files.createDirectories(plan.home().files(part));
        Files.createDirectories(log.getParent());
        var secrets = settings.secrets(part);
        var process = Lifeline.start(Lifeline.tied(LastSignal.TERM, Priority.behind(part.niceness(), command())), builder -> {
            builder.environment().putAll(secrets);
            return builder.directory(plan.home().files(part).toFile()).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        });
        pidFile().write(process.pid());
        return process.toHandle();
    }

    @Override
    public boolean isReady() {
        return probe.isReady();
    }

    @Override
    public String complaint() {
        return probe.answer(ServiceToken.file(plan.home().keys()));
    }

    @Override
    public void stop() {
        try {
            var pidFile = pidFile();
            pidFile.living().ifPresent(process -> Termination.of(process, LastSignal.TERM, STOP_LIMIT));
            pidFile.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Glance.mark(plan.home(), part)));
        command.addAll(options.of(part));
        command.addAll(settings.properties(part));
        command.addAll(List.of("-jar", part.jar(plan.project()).toString()));
        return command;
    }

    private PidFile pidFile() {
        return Glance.pidFile(plan.home(), part);
    }
}
