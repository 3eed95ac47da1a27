package io.restock.local.supervisor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a child's JVM is started with: the part's own memory and collector, a cache of its classes where the build has
 * trained one, and last whatever RESTOCK_LEDGER_JVM (and so on) adds.
 */
record JvmOptions(Path project, Map<String, String> environment) {
    List<String> of(Part part) {
        var options = new ArrayList<>(List.of("-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        options.addAll(part.jvmOptions());
        options.addAll(classCache(part));
        var added = environment.getOrDefault("RESTOCK_" + part.name() + "_JVM", "").strip();
        if (!added.isEmpty()) {
            options.addAll(List.of(added.split("\\s+")));
        }
        return options;
    }

    private List<String> classCache(Part part) {
        var cache = project.resolve(".restock/build").resolve(part.title() + ".aot");
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
    }
}
