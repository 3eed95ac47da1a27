package io.restock.local.command;

import java.io.IOException;
import picocli.CommandLine.Command;

/** Lets the person at this machine into the page once more. */
@Command(name = "link", sortOptions = false,
        description = "Prints a link that opens the page and logs in: it works once, within ten minutes. The session lasts twelve hours.")
public final class LinkCommand extends HomeCommand {
    @Override
    public Integer call() throws IOException {
        var home = option.ofWhatRuns();
        System.out.println(LoginLink.fresh(home, RunningSystem.of(home).ports()));
        return 0;
    }
}
