package io.restock.terminal;

import io.restock.terminal.replay.CompleteJourney;
import io.restock.terminal.replay.OnlineRetail;
import io.restock.terminal.replay.Pace;
import io.restock.terminal.replay.Progress;
import io.restock.terminal.replay.RecordedTransactions;
import io.restock.terminal.replay.Recording;
import io.restock.terminal.replay.Replay;
import io.restock.terminal.replay.ReplayAccount;
import io.restock.terminal.rest.Service;
import io.restock.terminal.shift.Shift;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code replay}: recorded sales, through the gateway, with an account that adds up. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Posts recorded sales through the gateway. Replaying the same files again changes nothing.",
        footer = "Exits with 1 if a line was not answered for.")
final class ReplayCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    enum Format {
        COMPLETE_JOURNEY, ONLINE_RETAIL, RESTOCK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Spec
    CommandSpec spec;

    @Option(names = "--format", required = true, converter = FormatNames.class, description = "complete-journey, online-retail or restock")
    Format format;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "recordings in their order, packed (.gz) or not")
    List<Path> files;

    @Option(names = "--rate", paramLabel = "N", description = "lines a second (as many as the gateway takes)")
    Double rate;

    @Option(names = "--speed", paramLabel = "X", description = "times faster than it happened")
    Double speed;

    @Mixin
    Addresses addresses;

    @Override
    public Integer call() throws InterruptedException {
        for (var file : files) {
            if (!Files.isReadable(file)) {
                throw new ParameterException(spec.commandLine(), file + " cannot be read; give the path of a recording");
            }
        }
        var pace = Pace.of(rate, speed, System::nanoTime);
        Recording recording = switch (format) {
            case COMPLETE_JOURNEY -> CompleteJourney.of(files);
            case ONLINE_RETAIL -> OnlineRetail.of(files);
            case RESTOCK -> new RecordedTransactions(files);
        };
        var account = new ReplayAccount();
        var replay = new Replay(recording, new Service(addresses.gateway, 8, TIMEOUT, addresses.token()),
                new Service(addresses.ledger, 4, TIMEOUT, addresses.token()), pace, account);
        var progress = new Progress(account, recording.listing().lines(), System.err, System.console() != null && System.console().isTerminal());
        var shown = new Shift();
        var shower = Thread.ofVirtual().start(() -> {
            try {
                progress.showDuring(shown);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            replay.run();
        } finally {
            shown.end();
            shower.join();
        }
        System.out.print(account.text());
        return account.addsUp() ? 0 : 1;
    }

    static final class FormatNames implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            for (var format : Format.values()) {
                if (format.toString().equals(text.toLowerCase(Locale.ROOT))) {
                    return format;
                }
            }
            throw new TypeConversionException("must be complete-journey, online-retail or restock, was " + text);
        }
    }
}
