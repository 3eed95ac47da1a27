package io.restock.local.supervisor;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be started, and with what.
 *
 * @param project the project's folder, where the build left the services
 * @param purpose what for
 */
public record Plan(Path project, Home home, Ports ports, Engines engines, ClockSetting clock, Purpose purpose) {
    /** Engines that are ours to run, in the order of their start. */
    List<Part> ownEngines() {
        return Stream.of(Part.POSTGRES, Part.KAFKA).filter(engines::embedded).toList();
    }

    /** Every part that we run. */
    public List<Part> parts() {
        return Stream.concat(ownEngines().stream(), Part.services().stream()).toList();
    }
}
