package io.restock.local.command;

import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a token of this installation's own issuer. */
@Command(name = "token", sortOptions = false,
        description = "Prints a token for the Authorization header: curl -H \"Authorization: Bearer $(./restock token --subject ann)\" …")
public final class TokenCommand extends HomeCommand {
    @Spec
    private CommandSpec spec;

    @Option(names = "--subject", required = true, paramLabel = "NAME", description = "The person or device it is for.")
    private String subject;

    @Option(names = "--stores", split = ",", paramLabel = "GLN", description = "Stores it may speak for. Default: all.")
    private List<String> stores = List.of();

    @Option(names = "--roles", split = ",", paramLabel = "ROLE",
            description = "Of till, store, dc, merchandiser, operator, auditor. Default: all.")
    private List<String> roles = LocalToken.ROLES;

    @Option(names = "--valid", paramLabel = "DURATION", defaultValue = "12h", description = "How long. Default: ${DEFAULT-VALUE}.")
    private Duration lifetime;

    @Override
    public Integer call() throws IOException {
        try {
            var token = new LocalToken(subject, stores, roles);
            System.out.println(token.sign(LocalKeys.in(option.ofWhatRuns().keys()), Clock.systemUTC(), lifetime));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
