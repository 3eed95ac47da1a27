package io.restock.terminal;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Where the services are, by default where the launcher starts them, and the token for them. */
final class Addresses {
    @Option(names = "--gateway", paramLabel = "URL", defaultValue = "${RESTOCK_GATEWAY_URL:-http://127.0.0.1:8081}",
            description = "the gateway (${DEFAULT-VALUE})")
    URI gateway;

    @Option(names = "--ledger", paramLabel = "URL", defaultValue = "${RESTOCK_LEDGER_URL:-http://127.0.0.1:8082}",
            description = "the ledger (${DEFAULT-VALUE})")
    URI ledger;

    @Option(names = "--token", paramLabel = "TOKEN", defaultValue = "${RESTOCK_TOKEN:-}", description = "a bearer token, where the services ask for one (RESTOCK_TOKEN)",
            showDefaultValue = Visibility.NEVER)
    private String token;

    /** @return null without one */
    @Nullable
    String token() {
        return token == null || token.isBlank() ? null : token;
    }
}
