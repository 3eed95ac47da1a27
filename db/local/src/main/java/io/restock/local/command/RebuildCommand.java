package io.restock.local.command;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.operations.Rebuilt;
import io.restock.local.supervisor.Part;
import io.restock.local.verification.Operator.Awaiting;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a projection from the log beside the live one, proves it equal, swaps. */
@Command(name = "rebuild", sortOptions = false,
        description = "Builds a projection from the log beside the live one, proves it equal while sales go on, and swaps.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:equal, or corrected as asked, and swapped", "1:the live rows differ and stay; their keys are listed",
            "2:it waits for a second person, as is configured"})
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
        var answer = RunningSystem.operator(home, run.ports()).rebuild(switch (view) {
            case STOCK -> Part.LEDGER;
        }, view.name().toLowerCase(Locale.ROOT), mend);
        if (answer.rebuilt() == null) {
            System.out.println(awaiting(requireNonNull(answer.awaiting()), run.ports().url(Part.LEDGER)));
            return 2;
        }
        System.out.println(account(answer.rebuilt()));
        return answer.rebuilt().swapped() ? 0 : 1;
    }

    /** @param ledger its address */
    static String awaiting(Awaiting awaiting, String ledger) {
        return String.format("""
                Nothing is changed yet: %s.
                It waits for another operator than %s, as %s%s. The other operator approves with
                  curl -X POST -H "Authorization: Bearer $(./restock token --subject NAME --role operator)" -H 'Content-Type: application/json' \\
                    -d '{"decision": "APPROVE", "reason": "…"}' %s%s/decisions
                and it is done then.""", awaiting.reason(), RunningSystem.LAUNCHER, ledger, awaiting.href(), ledger, awaiting.href());
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
