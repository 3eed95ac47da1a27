package io.restock.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@link Priority} for the sessions that a running process begins again and again: PostgreSQL makes one of each connection, a scheduling group that weighs as much as a whole
 * service, and inherits no wish: dozens of them together would crowd out the services that answer tills.
 */
public final class SessionsBehind {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ProcessHandle parent;
    private final int niceness;
    private final Set<Long> told = new HashSet<>();

    private SessionsBehind(ProcessHandle parent, int niceness) {
        this.parent = parent;
        this.niceness = niceness;
    }

    /** Lets all sessions that children of a process have begun, or will begin, wait for others, until the process ends. */
    public static void of(ProcessHandle parent, int niceness) {
        var sessions = new SessionsBehind(parent, niceness);
        Thread.ofVirtual().name("sessions-of-" + parent.pid()).start(sessions::follow);
    }

    private void follow() {
        try {
            while (parent.isAlive()) {
                Set<Long> children = parent.children().map(ProcessHandle::pid).collect(Collectors.toSet());
                told.retainAll(children);
                children.stream().filter(child -> !told.contains(child)).filter(this::tell).forEach(told::add);
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the kernel has taken the wish: not before the child has begun its session, and only ten in a second */
    private boolean tell(long child) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(child), "stat"));
            String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
            if (!session.equals(String.valueOf(child))) {
                return false;
            }
            Files.writeString(Path.of("/proc", session, "autogroup"), String.valueOf(niceness));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
