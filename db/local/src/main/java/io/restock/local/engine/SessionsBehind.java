package io.restock.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * {@link Priority} for the sessions that a running process begins again and again: PostgreSQL makes one of each connection, a scheduling group that weighs as much as a whole
 * service, and inherits no wish: dozens of them together would crowd out the services that answer tills.
 */
public final class SessionsBehind {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final ProcessHandle parent;
    private final ToIntFunction<String> niceness;
    private final Map<Long, Integer> given = new HashMap<>();

    private SessionsBehind(ProcessHandle parent, ToIntFunction<String> niceness) {
        this.parent = parent;
        this.niceness = niceness;
    }

    /**
     * Lets all sessions that children of a process have begun, or will begin, wait for others, until the process ends.
     *
     * @param niceness of a session, 0 to 19, by what its process calls itself at the time
     */
    public static void of(ProcessHandle parent, ToIntFunction<String> niceness) {
        var sessions = new SessionsBehind(parent, niceness);
        Thread.ofVirtual().name("sessions-of-" + parent.pid()).start(sessions::follow);
    }

    private void follow() {
        try {
            while (parent.isAlive()) {
                List<Long> children = children();
                given.keySet().retainAll(children);
                children.forEach(this::lower);
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the kernel lists them, it is asked for them alone; else all processes of the machine are looked at for those that are ours. */
    private List<Long> children() {
        try {
            String listed = Files.readString(Path.of("/proc", String.valueOf(parent.pid()), "task", String.valueOf(parent.pid()), "children")).strip();
            return listed.isEmpty() ? List.of() : Stream.of(listed.split(" ")).map(Long::valueOf).toList();
        } catch (IOException e) {
            return parent.children().map(ProcessHandle::pid).toList();
        }
    }

    /** The kernel does not take the wish before the child has begun its session, and only ten in a second: then the next look tries again. */
    private void lower(long child) {
        try {
            Path process = Path.of("/proc", String.valueOf(child));
            int wished = niceness.applyAsInt(Files.readString(process.resolve("cmdline")).replace('\0', ' '));
            if (!Integer.valueOf(wished).equals(given.get(child)) && hasItsOwn(process)) {
                Files.writeString(process.resolve("autogroup"), String.valueOf(wished));
                given.put(child, wished);
            }
        } catch (IOException e) {
            given.remove(child);
        }
    }

    private static boolean hasItsOwn(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
        return process.endsWith(session);
    }
}
