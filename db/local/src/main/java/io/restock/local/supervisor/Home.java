package io.restock.local.supervisor;

import java.nio.file.Path;
import java.util.List;

/** A data directory ({@link #ofUp} or {@link #ofDemo} unless {@code --data} says otherwise) and what lies where in it. */
public record Home(Path directory) {
    public Home(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Where {@code up} keeps its data, which no demo touches. */
    public static Home ofUp(Path project) {
        return new Home(project.resolve(".restock"));
    }

    /** Where a demo keeps its own. */
    public static Home ofDemo(Path project) {
        return new Home(project.resolve(".restock/demo"));
    }

    public Path log(Part part) {
        return log(part.title());
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    public Path keys() {
        return directory.resolve("keys");
    }

    /** Where links that log in wait to be followed. */
    public Path links() {
        return directory.resolve("links");
    }

    public Path engine(Part part) {
        return directory.resolve(part.title());
    }

    /** Where a service may keep files of its own, such as the search index. */
    Path files(Part part) {
        return directory.resolve("services").resolve(part.title());
    }

    Path run(String name) {
        return directory.resolve("run").resolve(name);
    }

    /** Says whose data these are: {@link DataMark}. */
    public Path mark() {
        return directory.resolve("data.json");
    }

    /** What the business has become here: all that a demo deletes before it begins afresh, and what was said about it. */
    public List<Path> story() {
        return List.of(engine(Part.POSTGRES), engine(Part.KAFKA), directory.resolve("services"), clock(), clockBoard(), logs());
    }

    public Path clock() {
        return directory.resolve("clock");
    }

    /** What the processes of a governed clock share. */
    Path clockBoard() {
        return directory.resolve("clock.board");
    }
}
