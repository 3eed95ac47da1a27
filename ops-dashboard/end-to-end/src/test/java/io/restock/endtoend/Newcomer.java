package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;

import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A person who copies blocks of a page into a shell, in a folder where {@code ./restock} speaks to one running product. The ports are that
 * product's, and the clock on the wall stands still at one instant of its business time.
 */
final class Newcomer {
    private static final Ports USUAL = Ports.of(null, Map.of());

    private final Product product;
    private final Path folder;

    Newcomer(Product product, OffsetDateTime now) throws IOException {
        this.product = product;
        this.folder = Files.createTempDirectory(product.data(), "newcomer");
        executable("restock", product.launcher().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" ", "exec ", " \"$@\" --data '" + product.data() + "'\n")));
        executable("date", """
                case "$1" in
                  -Iseconds) echo %s ;;
                  +%%F) echo %s ;;
                  +%%s) echo %d ;;
                  *) exit 1 ;;
                esac
                """.formatted(now.withNano(0), now.toLocalDate(), now.toEpochSecond()));
    }

    Product.Said copies(List<String> blocks) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        var builder = new ProcessBuilder("sh", "-euc", onPortsOf(String.join("\n", blocks))).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        var shell = builder.start();
        if (!shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            shell.destroy();
            throw new IllegalStateException("the shell did not end:\n" + Files.readString(said));
        }
        return new Product.Said(shell.exitValue(), Files.readString(said));
    }

    private String onPortsOf(String script) {
        var addresses = Map.of(Part.GATEWAY, product.gateway(), Part.LEDGER, product.ledger(), Part.REPLENISHMENT, product.replenishment(),
                Part.DISTRIBUTION_CENTER, product.distribution(), Part.SEARCH, product.search());
        for (var address : addresses.entrySet()) {
            script = script.replace("localhost:" + USUAL.of(address.getKey()), address.getValue());
        }
        return script;
    }

    private void executable(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
