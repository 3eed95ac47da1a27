package io.restock.local.supervisor;

import java.nio.file.Path;

/** The data directory ({@code .restock} unless {@code --data} says otherwise) and what lies where in it. */
public record Home(Path directory) {
    public Home(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    public Path log(Part part) {
        return log(part.title());
    }

    public Path log(String name) {
        return directory.resolve("logs").resolve(name + ".log");
    }

    public Path keys() {
        return directory.resolve("keys");
    }

    Path engine(Part part) {
        return directory.resolve(part.title());
    }

    /** Where a service may keep files of its own, such as the search index. */
    Path files(Part part) {
        return directory.resolve("services").resolve(part.title());
    }

    Path run(String name) {
        return directory.resolve("run").resolve(name);
    }

    Path clock() {
        return directory.resolve("clock");
    }

    /** What the processes of a governed clock share. */
    Path clockBoard() {
        return directory.resolve("clock.board");
    }
}
