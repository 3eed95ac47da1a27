package io.restock.local.command;

import io.restock.contracts.access.Role;
import io.restock.local.demo.Trade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Unmatched;

/** Posts recorded sales through the gateway that runs. The terminals read the rest of the arguments, and answer {@code --help}. */
@Command(name = "replay", description = "Posts recorded sales through the gateway, and ends with an account of what became of them.")
public final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private HomeOption option;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
            return Trade.replayHelp(option.project());
        }
        var home = option.ofWhatRuns();
        var run = RunningSystem.of(home);
        var token = RunningSystem.token(home, "replay", List.of(Role.TILL.toString(), Role.STORE.toString(), Role.OPERATOR.toString()));
        return Trade.replay(option.project(), run.ports(), arguments, token);
    }
}
