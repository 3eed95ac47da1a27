package io.restock.local.command;

import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.RunFile;
import io.restock.local.supervisor.Running;
import io.restock.local.supervisor.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import picocli.CommandLine.Option;

/** Which data a command is about, and where the project lies. */
final class HomeOption {
    @Option(names = "--data", paramLabel = "DIR",
            description = "Data directory. Default: .restock beside the launcher, and .restock/demo in it for a demo; other commands find which of them runs.")
    private Path data;

    Home ofUp() {
        return data != null ? new Home(data) : Home.ofUp(project());
    }

    Home ofDemo() {
        return data != null ? new Home(data) : Home.ofDemo(project());
    }

    /**
     * The one that runs, or did until it was killed; that of {@code up} where none does.
     *
     * @throws StartFailure when both run
     */
    Home ofWhatRuns() throws IOException {
        if (data != null) {
            return new Home(data);
        }
        Home killed = null;
        var running = new ArrayList<Home>();
        for (var home : new Home[] {ofDemo(), ofUp()}) {
            if (Running.isSupervised(home)) {
                running.add(home);
            } else if (RunFile.read(home).isPresent()) {
                killed = home;
            }
        }
        if (running.size() > 1) {
            throw new StartFailure("Restock runs on " + ofUp().directory() + ", and a demo of it on " + ofDemo().directory() + ": say which is meant with --data DIR");
        }
        return !running.isEmpty() ? running.getFirst() : killed != null ? killed : ofUp();
    }

    /** The launcher hands over where it lies. */
    Path project() {
        return Path.of(System.getProperty("restock.project", ".")).toAbsolutePath().normalize();
    }
}
