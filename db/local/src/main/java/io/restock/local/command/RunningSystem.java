package io.restock.local.command;

import io.restock.contracts.access.Role;
import io.restock.local.supervisor.Home;
import io.restock.local.supervisor.Ports;
import io.restock.local.supervisor.RunFile;
import io.restock.local.supervisor.StartFailure;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import io.restock.local.verification.Operator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Ways to speak with the services that run on a data directory. */
final class RunningSystem {
    /** In whose name commands ask the services. */
    static final String LAUNCHER = "restock-launcher";
    private static final Duration TOKEN_LIFETIME = Duration.ofDays(1);

    private RunningSystem() {}

    /** @throws StartFailure when nothing runs there */
    static RunFile of(Home home) throws IOException {
        return RunFile.read(home).orElseThrow(() -> new StartFailure(
                "Restock does not run on " + home.directory() + ": start it with ./restock up, or name its directory with --data DIR"));
    }

    static Operator operator(Home home, Ports ports) throws IOException {
        return new Operator(ports::url, token(home, LAUNCHER, List.of(Role.OPERATOR.toString())));
    }

    static String token(Home home, String subject, List<String> roles) throws IOException {
        return token(home, subject, roles, TOKEN_LIFETIME);
    }

    static String token(Home home, String subject, List<String> roles, Duration lifetime) throws IOException {
        return LocalToken.ofChain(subject, roles).sign(LocalKeys.in(home.keys()), Clock.systemUTC(), lifetime);
    }
}
