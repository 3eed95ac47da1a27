package io.restock.local.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs, unpacked once per user and shared by every server that this user starts. */
final class PostgresBinaries {
    static final String VERSION = "18.6.0";
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}, unpacked first if it is not there yet. */
    static Path home() throws IOException {
        return unpackedIn(cache());
    }

    static Path unpackedIn(Path cache) throws IOException {
        var archive = archive();
        var home = cache.resolve("postgres-" + VERSION + "-" + archive);
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(cache);
        // Unpacked aside and renamed: two starts at once may both unpack, but nobody ever sees half a server.
        var aside = Files.createTempDirectory(cache, "unpacking-");
        try {
            unpack(archive, aside);
            Files.setPosixFilePermissions(aside, PROGRAM);
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Folders.delete(aside);
        } catch (IOException e) {
            Folders.delete(aside);
            throw e;
        }
        return home;
    }

    /** Root's cache must be readable by the account that runs the server; root's home seldom is. */
    private static Path cache() {
        if (ServerAccount.isRoot()) {
            return Path.of("/var/cache/restock");
        }
        var xdg = System.getenv("XDG_CACHE_HOME");
        var base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("restock");
    }

    private static String archive() {
        var system = System.getProperty("os.name").toLowerCase().contains("mac") ? "darwin" : "linux";
        var machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
        return system + "-" + machine;
    }

    private static void unpack(String archive, Path home) throws IOException {
        try (var packed = open(archive); var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null;) {
                var target = home.resolve(entry.getName()).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("the PostgreSQL archive names a file outside of it: " + entry.getName());
                }
                write(entry, tar, target);
            }
        }
    }

    private static InputStream open(String archive) throws IOException {
        var packed = PostgresBinaries.class.getResourceAsStream("/postgres-" + archive + ".txz");
        if (packed == null) {
            throw new IOException("no PostgreSQL is packed for " + archive
                    + "; name a running one instead: ./restock up --postgres HOST:PORT/DATABASE");
        }
        return new BufferedInputStream(packed);
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, (entry.getMode() & 0100) != 0 ? PROGRAM : FILE);
        }
    }
}
