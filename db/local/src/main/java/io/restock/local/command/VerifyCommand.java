package io.restock.local.command;

import io.restock.contracts.Json;
import io.restock.local.verification.Verifier;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks every invariant on the live system. */
@Command(name = "verify", sortOptions = false,
        description = "Checks every invariant on the live system: units conserved, sequences dense, counts of all services equal.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:everything holds", "1:something is broken, or a service cannot be asked"})
public final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Mixin
    private HomeOption option;

    @Option(names = "--wait", paramLabel = "DURATION", defaultValue = "60s",
            description = "How long the flow may take to come to rest. Default: ${DEFAULT-VALUE}.")
    private Duration patience;

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var home = option.ofWhatRuns();
        var run = RunningSystem.of(home);
        var report = new Verifier(RunningSystem.operator(home, run.ports()), patience).verify();
        System.out.println(json
                ? Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report)
                : report.table().stripTrailing());
        return report.holds() ? 0 : 1;
    }
}
