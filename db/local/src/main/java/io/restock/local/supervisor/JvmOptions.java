package io.restock.local.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a child's JVM is started with: the part's own memory and collector, its cache of classes, and last whatever
 * RESTOCK_LEDGER_JVM (and so on) adds.
 */
record JvmOptions(Plan plan, Map<String, String> environment) {
    List<String> of(Part part) {
        // Counters for jstat, which nobody reads, would be brought up to date twenty times a second; what compilers have freed would stay with the C library.
        var options = new ArrayList<>(List.of("-XX:+UseCompactObjectHeaders", "-XX:-UsePerfData", "-XX:TrimNativeHeapInterval=60000", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        options.addAll(part.jvmOptions());
        var cache = ClassCache.of(plan.project(), part);
        options.addAll(plan.trained().contains(part) ? cache.recorded() : cache.used());
        var added = environment.getOrDefault("RESTOCK_" + part.name() + "_JVM", "").strip();
        if (!added.isEmpty()) {
            options.addAll(List.of(added.split("\\s+")));
        }
        return options;
    }
}
