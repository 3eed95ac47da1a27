package io.restock.local.engine;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts what outlives its starter: in a session of its own, so that neither Ctrl-C here nor the end of this terminal reaches it. */
public final class Background {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Background() {}

    /** @param output where everything goes that it prints */
    public static Process start(List<String> command, Redirect output) throws IOException {
        var line = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            line.add(SETSID.toString());
        }
        line.addAll(command);
        return new ProcessBuilder(line).redirectInput(new File("/dev/null")).redirectErrorStream(true).redirectOutput(output).start();
    }
}
