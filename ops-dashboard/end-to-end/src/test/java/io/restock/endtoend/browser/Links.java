package io.restock.endtoend.browser;

import io.restock.contracts.login.LoginLinks;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Links into a dashboard, such as the launcher prints. */
final class Links {
    static final Duration A_DAY = Duration.ofHours(12);
    private static final Path FOLDER = Path.of("target", "links").toAbsolutePath();

    private Links() {}

    /** What a dashboard is given whose links they are. */
    static List<String> asSettings() {
        return List.of("-Dmp.jwt.verify.publickey.location=" + TestTokens.keys(), "-Dmp.jwt.verify.issuer=" + LocalKeys.ISSUER, "-Drestock.login.links=" + FOLDER);
    }

    /** For a person who may everything, for so long. */
    static URI to(URI dashboard, Duration session) throws IOException {
        return to(dashboard, session, LocalToken.ofChain("ann", LocalToken.ROLES));
    }

    static URI to(URI dashboard, Duration session, LocalToken person) throws IOException {
        return dashboard.resolve("/login?key=" + new LoginLinks(FOLDER, Clock.systemUTC()).lay(TestTokens.of(person, session)));
    }
}
