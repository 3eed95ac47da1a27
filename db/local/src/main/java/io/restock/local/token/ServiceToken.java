package io.restock.local.token;

import io.restock.contracts.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The token by which the launcher, and the page in nobody's name, ask services how they are: it reads everything and changes nothing. */
public final class ServiceToken {
    /** How often {@link #keep} is to be called. */
    public static final Duration RENEWED_EVERY = Duration.ofHours(6);

    private static final String FILE = "service.token";
    private static final Duration LIFETIME = Duration.ofDays(2);

    private ServiceToken() {}

    /** Where services find it. Only its owner may read it. */
    public static Path file(Path keys) {
        return keys.resolve(FILE);
    }

    /** Writes a new one in its place, at once. */
    public static void keep(Path keys) throws IOException {
        var file = Files.createTempFile(keys, "token", null, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, LocalToken.ofChain("restock", List.of(Role.AUDITOR.toString())).sign(LocalKeys.in(keys), Clock.systemUTC(), LIFETIME));
        Files.move(file, file(keys), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
