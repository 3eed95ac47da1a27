package io.restock.local;

import io.restock.local.command.BenchCommand;
import io.restock.local.command.DemoCommand;
import io.restock.local.command.DownCommand;
import io.restock.local.command.DurationText;
import io.restock.local.command.ReplayCommand;
import io.restock.local.command.StatusCommand;
import io.restock.local.command.SuperviseCommand;
import io.restock.local.command.TokenCommand;
import io.restock.local.command.TrainCommand;
import io.restock.local.command.UpCommand;
import io.restock.local.command.VerifyCommand;
import io.restock.local.supervisor.StartFailure;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./restock}. */
@Command(name = "restock", description = "Keeps every store's shelves full with less stock.",
        subcommands = {DemoCommand.class, UpCommand.class, DownCommand.class, StatusCommand.class, ReplayCommand.class,
            VerifyCommand.class, BenchCommand.class, TokenCommand.class, SuperviseCommand.class, TrainCommand.class})
public final class Restock {
    private Restock() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Restock())
                .registerConverter(Duration.class, DurationText::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, result) -> {
                    if (!(failure instanceof StartFailure)) {
                        throw failure;
                    }
                    command.getErr().println("restock: " + failure.getMessage());
                    return 1;
                });
    }
}
