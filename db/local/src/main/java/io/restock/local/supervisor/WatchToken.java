package io.restock.local.supervisor;

import io.restock.contracts.Role;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The token with which the dashboard watches the services while nobody asks: an auditor's, who reads everything and changes nothing, in a file that only its owner reads. */
record WatchToken(Home home) {
    /** Well within its lifetime, so that a laptop may sleep meanwhile. */
    static final Duration RENEWED_EVERY = Duration.ofHours(6);
    private static final Duration LIFETIME = Duration.ofDays(7);

    Path file() {
        return home.run("dashboard.token");
    }

    void write() throws IOException {
        var token = new LocalToken("dashboard", List.of(), List.of(Role.AUDITOR.toString())).sign(LocalKeys.in(home.keys()), Clock.systemUTC(), LIFETIME);
        Files.createDirectories(file().getParent());
        var fresh = Files.createTempFile(file().getParent(), "token", null, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, token);
        Files.move(fresh, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
