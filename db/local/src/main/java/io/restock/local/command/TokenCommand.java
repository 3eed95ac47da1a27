package io.restock.local.command;

import io.restock.contracts.access.Role;
import io.restock.local.duration.DurationText;
import io.restock.local.token.LocalKeys;
import io.restock.local.token.LocalToken;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a token of this installation's own issuer. */
@Command(name = "token", sortOptions = false,
        description = "Prints a token for the Authorization header: curl -H \"Authorization: Bearer $(./restock token --subject ann)\" …")
public final class TokenCommand extends HomeCommand {
    /** No service takes a token that is valid for longer. */
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration LONGEST_OF_TILLS = Duration.ofDays(400);
    private static final List<String> TILL_ALONE = List.of(Role.TILL.toString());

    @Spec
    private CommandSpec spec;

    @Option(names = "--subject", paramLabel = "NAME", description = "The person or device it is for. Default: who is logged in here.")
    private String subject = System.getProperty("user.name");

    @Option(names = {"--stores", "--store"}, split = ",", paramLabel = "GLN", description = "Stores it may speak for. Default: all.")
    private List<String> stores = LocalToken.ALL;

    @Option(names = {"--dcs", "--dc"}, split = ",", paramLabel = "GLN", description = "Distribution centers it may speak for. Default: all.")
    private List<String> dcs = LocalToken.ALL;

    @Option(names = "--till", split = ",", paramLabel = "TILL", description = "Tills of these stores it may speak for. Default: all.")
    private List<String> tills = LocalToken.ALL;

    @Option(names = {"--roles", "--role"}, split = ",", paramLabel = "ROLE",
            description = "Of till, store, dc, merchandiser, operator, auditor. Default: all.")
    private List<String> roles = LocalToken.ROLES;

    @Option(names = "--valid", paramLabel = "DURATION", defaultValue = "12h", description = "How long, at most 744h, or 9600h of tills alone. Default: ${DEFAULT-VALUE}.")
    private Duration lifetime;

    @Override
    public Integer call() throws IOException {
        try {
            var named = roles.stream().map(role -> role.toLowerCase(Locale.ROOT)).toList();
            if (lifetime.compareTo(named.equals(TILL_ALONE) ? LONGEST_OF_TILLS : LONGEST) > 0) {
                throw new IllegalArgumentException("--valid must be at most %dh, and %dh of tills alone; was %s".formatted(LONGEST.toHours(), LONGEST_OF_TILLS.toHours(),
                        DurationText.of(lifetime)));
            }
            var token = new LocalToken(subject, named, stores, dcs, tills);
            System.out.println(token.sign(LocalKeys.in(option.ofWhatRuns().keys()), Clock.systemUTC(), lifetime));
            return 0;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
