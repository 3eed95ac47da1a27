package io.restock.local.command;

import io.restock.contracts.Json;
import io.restock.local.demo.Trade;
import io.restock.local.verification.Threshold;
import io.restock.local.verification.Verifier;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks every invariant on the live system. */
@Command(name = "verify", sortOptions = false,
        description = {
            "Checks every invariant on the live system: eaches and grams conserved, sequences dense, counts of all services equal.",
            "A demo is also judged by its story: the promise kept, of what the distribution centers had, and the shelves full."},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:everything holds", "1:something is broken, the promise or the shelves of a demo among it, or a service cannot be asked"})
public final class VerifyCommand extends HomeCommand {
    @Option(names = "--wait", paramLabel = "DURATION", defaultValue = "60s",
            description = "How long the flow may take to come to rest. Default: ${DEFAULT-VALUE}.")
    private Duration patience;

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    @Option(names = "--strict", description = "Without simulated trade, too, a promise that is not kept is broken and not only a warning.")
    private boolean strict;

    @Override
    public Integer call() throws IOException {
        var home = option.ofWhatRuns();
        var run = RunningSystem.of(home);
        var operator = RunningSystem.operator(home, run.ports());
        var verified = new Verifier(operator, patience).verify();
        var judged = Threshold.judge(operator, Trade.account(home));
        var report = strict || Trade.wasOpened(home) ? verified.with(judged) : verified.warning(judged);
        System.out.println(json
                ? Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report)
                : report.table().stripTrailing());
        return report.holds() ? 0 : 1;
    }
}
