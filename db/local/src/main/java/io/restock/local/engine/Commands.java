package io.restock.local.engine;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** Short system commands that are run and awaited. */
public final class Commands {
    private Commands() {}

    static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** @throws IOException with the command's output when it fails */
    public static void run(List<String> command) throws IOException {
        run(command, "");
    }

    /**
     * @param input what the command reads, and nobody sees who lists processes
     * @throws IOException with the command's output when it fails
     */
    static void run(List<String> command, String input) throws IOException {
        var process = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true).start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        var output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + process.exitValue() + "\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), e);
        }
    }
}
