package io.restock.local.supervisor;

import java.nio.file.Path;
import java.util.Set;

/**
 * What somebody asked to be started.
 *
 * @param project the project's folder
 * @param speed of the business clock, business seconds per second
 * @param purpose what for
 * @param trained parts that record a {@link ClassCache} while they run
 */
public record Request(Path project, Home home, Ports ports, Engines engines, double speed, Purpose purpose, Set<Part> trained) {
    public Request(Path project, Home home, Ports ports, Engines engines, double speed, Purpose purpose) {
        this(project, home, ports, engines, speed, purpose, Set.of());
    }
}
