package io.restock.local.command;

import io.restock.contracts.operations.Rebuilt;
import io.restock.local.supervisor.Part;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a projection from the log beside the live one, proves it equal, swaps. */
@Command(name = "rebuild", sortOptions = false,
        description = "Builds a projection from the log beside the live one, proves it equal while sales go on, and swaps.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:equal, or corrected as asked, and swapped", "1:the live rows differ and stay; their keys are listed"})
public final class RebuildCommand extends HomeCommand {
    /** What can be rebuilt. */
    enum View { STOCK }

    @Parameters(paramLabel = "VIEW", description = "What to rebuild: ${COMPLETION-CANDIDATES}.")
    private View view;

    @Option(names = "--mend", description = "Swaps although live rows differ: the rebuilt ones take their place.")
    private boolean mend;

    @Override
    public Integer call() throws IOException {
        var home = option.ofWhatRuns();
        var run = RunningSystem.of(home);
        Rebuilt rebuilt = RunningSystem.operator(home, run.ports()).rebuild(switch (view) {
            case STOCK -> Part.LEDGER;
        }, view.name().toLowerCase(Locale.ROOT), mend);
        System.out.println(account(rebuilt));
        return rebuilt.swapped() ? 0 : 1;
    }

    static String account(Rebuilt rebuilt) {
        var text = new StringBuilder(String.format(Locale.ROOT, "%,d events folded into %,d store-items in %.1f s, %,.0f events/s%n",
                rebuilt.events(), rebuilt.storeItems(), rebuilt.seconds(), rebuilt.events() / Math.max(0.001, rebuilt.seconds())));
        rebuilt.positions().forEach((partition, position) -> text.append(String.format(Locale.ROOT, "  partition %d compared at position %,d%n", partition, position)));
        rebuilt.keys().forEach(key -> text.append("  differs: ").append(key).append(System.lineSeparator()));
        text.append(String.format(Locale.ROOT, "%,d %s differed; ", rebuilt.differences(), rebuilt.differences() == 1 ? "row" : "rows"));
        return text.append(rebuilt.swapped() ? "the rebuilt rows are live" : "the live rows stay. Look at their events, then correct them with --mend").toString();
    }
}
