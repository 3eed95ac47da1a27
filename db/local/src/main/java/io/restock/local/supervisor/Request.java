package io.restock.local.supervisor;

import java.nio.file.Path;

/**
 * What was asked to be started.
 *
 * @param project the project's folder
 * @param speed of the business clock, business seconds per second
 * @param purpose what for
 */
public record Request(Path project, Home home, Ports ports, Engines engines, double speed, Purpose purpose) {}
