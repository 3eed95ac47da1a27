package io.restock.local.command;

import io.restock.local.supervisor.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which data a command is about, and where the project lies. */
final class HomeOption {
    @Option(names = "--data", paramLabel = "DIR", description = "Data directory. Default: .restock beside the launcher.")
    private Path data;

    Home home() {
        return new Home(data != null ? data : project().resolve(".restock"));
    }

    /** The launcher hands over where it lies. */
    Path project() {
        return Path.of(System.getProperty("restock.project", ".")).toAbsolutePath().normalize();
    }
}
