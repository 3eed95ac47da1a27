package io.restock.local.command;

import io.restock.local.supervisor.FastStarts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The background process that the end of a run begins when the next start can be made faster. */
@Command(name = FastStartsCommand.NAME, hidden = true, description = "Makes the class caches of what the last run recorded.")
public final class FastStartsCommand implements Callable<Integer> {
    static final String NAME = "fast-starts";

    @Override
    public Integer call() throws IOException, InterruptedException {
        FastStarts.write(Path.of(System.getProperty("restock.project")));
        return 0;
    }
}
