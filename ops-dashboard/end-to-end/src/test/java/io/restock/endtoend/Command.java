package io.restock.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A command of the product that runs; its output goes to a file beside the data. */
record Command(String name, Path output, Process process) {
    Product.Said end(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new IllegalStateException(name + " did not end within " + patience + ":\n" + text());
            }
            return new Product.Said(process.exitValue(), text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a terminal does it: the signal goes to the whole process group. */
    void pressCtrlC() throws IOException, InterruptedException {
        String group = Files.isExecutable(Product.SETSID) ? "-" + process.pid() : String.valueOf(process.pid());
        new ProcessBuilder("kill", "-INT", "--", group).inheritIO().start().waitFor();
    }

    String text() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
