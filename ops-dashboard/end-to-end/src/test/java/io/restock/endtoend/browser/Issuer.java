package io.restock.endtoend.browser;

import io.restock.contracts.login.LoginLinks;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What the launcher is to a dashboard: its keys, and the links that it prints. */
record Issuer(Path folder) {
    static final Duration A_DAY = Duration.ofHours(12);

    static Issuer ofItsOwn() throws IOException {
        return new Issuer(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "issuer"));
    }

    List<String> asSettings() throws IOException {
        keys();
        return List.of("-Dmp.jwt.verify.publickey.location=" + folder.resolve("keys").resolve(LocalKeys.PUBLIC).toUri(),
                "-Dmp.jwt.verify.issuer=" + LocalKeys.ISSUER, "-Drestock.login.links=" + folder.resolve("links"));
    }

    /** A link for a person who may everything, for so long. */
    URI link(URI dashboard, Duration session) throws IOException {
        return link(dashboard, session, LocalToken.ROLES);
    }

    URI link(URI dashboard, Duration session, List<String> roles) throws IOException {
        String token = new LocalToken("ann", List.of(), roles).sign(keys(), Clock.systemUTC(), session);
        return dashboard.resolve("/login?key=" + new LoginLinks(folder.resolve("links"), Clock.systemUTC()).lay(token));
    }

    private LocalKeys keys() throws IOException {
        return LocalKeys.in(folder.resolve("keys"));
    }
}
