package io.restock.local;

import io.restock.contracts.Gln;
import io.restock.local.command.BackupCommand;
import io.restock.local.command.BenchCommand;
import io.restock.local.command.DemoCommand;
import io.restock.local.command.DownCommand;
import io.restock.local.command.ExportCommand;
import io.restock.local.command.FastStartsCommand;
import io.restock.local.command.ImportCommand;
import io.restock.local.command.KeysCommand;
import io.restock.local.command.LinkCommand;
import io.restock.local.command.RebuildCommand;
import io.restock.local.command.ReplayCommand;
import io.restock.local.command.RestoreCommand;
import io.restock.local.command.SbomCommand;
import io.restock.local.command.StatusCommand;
import io.restock.local.command.SuperviseCommand;
import io.restock.local.command.TokenCommand;
import io.restock.local.command.UpCommand;
import io.restock.local.command.VerifyCommand;
import io.restock.local.duration.DurationText;
import io.restock.local.supervisor.StartFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The commands behind {@code ./restock}. */
@Command(name = "restock", description = "Keeps every store's shelves full with less stock.",
        subcommands = {DemoCommand.class, UpCommand.class, DownCommand.class, StatusCommand.class, ReplayCommand.class,
            VerifyCommand.class, RebuildCommand.class, BackupCommand.class, RestoreCommand.class, ExportCommand.class, ImportCommand.class, BenchCommand.class,
            TokenCommand.class, LinkCommand.class, KeysCommand.class, SbomCommand.class, SuperviseCommand.class, FastStartsCommand.class})
public final class Restock {
    private Restock() {}

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // The command's answer is wanted, not what Kafka's client is configured with.
        var kafka = Logger.getLogger("org.apache.kafka");
        kafka.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Restock())
                .registerConverter(Duration.class, DurationText::parse)
                .registerConverter(Gln.class, Gln::new)
                .registerConverter(OffsetDateTime.class, Restock::instant)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, result) -> {
                    if (!(failure instanceof StartFailure)) {
                        throw failure;
                    }
                    command.getErr().println("restock: " + failure.getMessage());
                    return 1;
                });
    }

    private static OffsetDateTime instant(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("must be an instant with offset such as 2026-03-02T18:04:11+01:00, was " + text);
        }
    }
}
