package io.restock.terminal;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry: {@code simulate} and {@code replay}. */
@Command(name = "restock-terminal", mixinStandardHelpOptions = true, description = "Simulated tills and staff, and replay of recorded sales.",
        subcommands = {SimulateCommand.class, ReplayCommand.class})
public final class Terminal {
    private Terminal() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @return 0 done; 1 it did not work out, as standard error says; 2 wrong usage */
    static int run(String... arguments) {
        return new CommandLine(new Terminal())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
