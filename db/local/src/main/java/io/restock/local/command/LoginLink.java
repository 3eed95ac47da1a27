package io.restock.local.command;

import io.restock.contracts.login.LoginLinks;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Ports;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** The page's address with a key that logs in once: for the screen only, never for a log or an argument, which others read. */
final class LoginLink {
    /** A working day, after which one asks for another link. */
    private static final Duration SESSION = Duration.ofHours(12);

    private LoginLink() {}

    /** In the name of the user of this machine, who may do everything on it. */
    static String fresh(Home home, Ports ports) throws IOException {
        var token = RunningSystem.token(home, System.getProperty("user.name", "local"), LocalToken.ROLES, SESSION);
        return ports.url(Part.DASHBOARD) + "/login?key=" + new LoginLinks(home.links(), Clock.systemUTC()).lay(token);
    }
}
