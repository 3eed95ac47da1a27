package io.restock.local.command;

import io.restock.local.token.LocalKeys;
import io.restock.local.token.ServiceToken;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replaces the key by which this installation's tokens are signed. */
@Command(name = "keys", sortOptions = false, description = "Replaces the key that signs tokens. Running services take the new one within seconds.")
public final class KeysCommand extends HomeCommand {
    @Spec
    private CommandSpec spec;

    @Option(names = "--replace", description = "Signs by a new key from now on; tokens of the key before are good until they end.")
    private boolean replace;

    @Option(names = "--withdraw", description = "The same, and tokens of all keys before are good no more. People log in again, tills are enrolled again.")
    private boolean withdraw;

    @Override
    public Integer call() throws IOException {
        if (!replace && !withdraw) {
            throw new ParameterException(spec.commandLine(), "say --replace or --withdraw");
        }
        var keys = option.ofWhatRuns().keys();
        LocalKeys.replace(keys, withdraw);
        ServiceToken.keep(keys);
        System.out.println(withdraw ? "a new key signs; tokens that were given out before are refused from now on"
                : "a new key signs; tokens that were given out before are good until they end");
        return 0;
    }
}
