package io.restock.local.supervisor;

import io.restock.local.engine.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks, before anything is started, for what would make it fail later with a worse message. */
public final class Preflight {
    static final long LEAST_SPACE_MB = 512;

    private Preflight() {}

    /** @throws StartFailure when the data directory cannot be written or is almost full */
    public static void directory(Home home) {
        directory(home, LEAST_SPACE_MB);
    }

    /** @throws StartFailure when the data directory cannot be written or has less room */
    public static void directory(Home home, long leastMegabytes) {
        var directory = home.directory();
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "writable", null));
            long free = megabytesLeft(home);
            if (free < leastMegabytes) {
                throw new StartFailure("only " + free + " MB are left on the disk of " + directory + ", Restock needs "
                        + leastMegabytes + ": free some, or choose another directory with --data DIR");
            }
        } catch (IOException e) {
            throw new StartFailure("cannot write to " + directory + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + "): make it writable, or choose another directory with --data DIR", e);
        }
    }

    static long megabytesLeft(Home home) throws IOException {
        return Files.getFileStore(home.directory()).getUsableSpace() >> 20;
    }

    /** @throws StartFailure when the data that lie there are of another format, another PostgreSQL or a later Restock */
    public static void readable(Path project, Home home) throws IOException {
        DataMark.requireReadable(project, home);
    }

    /** @throws StartFailure naming the first part that is not built */
    static void built(Plan plan) {
        for (var service : Part.services()) {
            var jar = service.jar(plan.project());
            if (!Files.exists(jar)) {
                throw new StartFailure(service.title() + " is not built: " + jar + " is missing; ./restock builds it unless"
                        + " RESTOCK_BUILD=never is set");
            }
        }
    }

    /** @throws StartFailure naming the first port that is held already, and who */
    static void ports(Plan plan) throws IOException {
        for (var other : List.of(Home.ofUp(plan.project()), Home.ofDemo(plan.project()))) {
            if (!other.equals(plan.home())) {
                requireRoomBeside(other, plan);
            }
        }
        for (var part : plan.parts()) {
            int port = plan.ports().of(part);
            requireFree(part, port);
            if (part == Part.KAFKA) {
                requireFree(part, port + 1);
            }
        }
    }

    /** Up and a demo would take the same ports, and the one who meets the other should not have to guess. */
    private static void requireRoomBeside(Home other, Plan plan) throws IOException {
        var run = Running.isSupervised(other) ? RunFile.read(other) : Optional.<RunFile>empty();
        for (var part : plan.parts()) {
            if (run.isPresent() && run.get().parts().contains(part) && run.get().ports().of(part) == plan.ports().of(part)) {
                throw new StartFailure("Restock runs on " + other.directory() + " and holds port " + plan.ports().of(part)
                        + ": stop it with ./restock down, or move all ports with --port-base N");
            }
        }
    }

    private static void requireFree(Part part, int port) {
        if (!FreePorts.isFree(port)) {
            throw new StartFailure("port " + port + " of " + part.title() + " is taken"
                    + PortOwner.of(port).map(owner -> " by " + owner).orElse("")
                    + ": stop that, or move all ports with --port-base N, or this one with " + part.portVariable() + "=N");
        }
    }
}
