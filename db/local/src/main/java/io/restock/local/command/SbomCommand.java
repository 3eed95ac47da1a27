package io.restock.local.command;

import io.restock.contracts.Json;
import io.restock.local.sbom.Licences;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks through what the build says that it consists of. The script has it written before. */
@Command(name = "sbom", description = "Lists what Restock is built of, in CycloneDX's form, and fails where a licence is not on the list of those allowed.",
        exitCodeListHeading = "Exit codes:%n", exitCodeList = {"0:every licence is on the list", "1:one is not: it says whose"})
public final class SbomCommand implements Callable<Integer> {
    @Mixin
    private HelpOption help;

    @Parameters(paramLabel = "FILE", description = "Bills of material to look through. The script fills them in.")
    private List<File> files = List.of();

    @Override
    public Integer call() throws IOException {
        boolean allowed = true;
        for (File file : files) {
            var sbom = Json.MAPPER.readTree(file);
            var foreign = Licences.foreign(sbom);
            System.out.printf("%s: %d components, %s%n", file, Licences.count(sbom),
                    foreign.isEmpty() ? "every licence is on the list" : foreign.size() + " not on the list of licences:");
            foreign.forEach(each -> System.out.println("  " + each.component() + ": " + each.licence()));
            allowed &= foreign.isEmpty();
        }
        return allowed ? 0 : 1;
    }
}
