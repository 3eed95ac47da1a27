package io.restock.local.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux shows us: {@code /proc} knows for our own processes, and for all when we are root. */
final class PortOwner {
    private static final String LISTENING = "0A";
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortOwner() {}

    /** Such as {@code java (process 4711)}. */
    static Optional<String> of(int port) {
        var socket = Stream.of("tcp", "tcp6").flatMap(table -> inode(table, port).stream()).findFirst();
        return socket.flatMap(PortOwner::holder).map(process -> name(process) + " (process " + process.pid() + ")");
    }

    private static Optional<String> inode(String table, int port) {
        var suffix = ":%04X".formatted(port);
        try (var rows = Files.lines(Path.of("/proc/net", table))) {
            return rows.map(row -> row.strip().split("\\s+"))
                    .filter(columns -> columns.length > INODE && columns[1].endsWith(suffix) && columns[STATE].equals(LISTENING))
                    .map(columns -> columns[INODE]).findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessHandle> holder(String inode) {
        return ProcessHandle.allProcesses().filter(process -> holds(process, "socket:[" + inode + "]")).findFirst();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        try (var open = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
            return open.anyMatch(file -> pointsTo(file, socket));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static boolean pointsTo(Path file, String socket) {
        try {
            return Files.readSymbolicLink(file).toString().equals(socket);
        } catch (IOException gone) {
            return false;
        }
    }

    private static String name(ProcessHandle process) {
        return process.info().command().map(command -> Path.of(command).getFileName().toString()).orElse("another program");
    }
}
