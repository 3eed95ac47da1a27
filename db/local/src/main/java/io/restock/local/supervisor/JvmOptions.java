package io.restock.local.supervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a child's JVM is started with: the part's own memory and collector, its compiler, its archive of classes, and last whatever
 * RESTOCK_LEDGER_JVM (and so on) adds.
 */
record JvmOptions(Plan plan, Map<String, String> environment) {
    List<String> of(Part part) {
        // Counters for jstat, which nobody reads, would be brought up to date twenty times a second; what compilers have freed would stay with the C library.
        var options = new ArrayList<>(List.of("-XX:+UseCompactObjectHeaders", "-XX:-UsePerfData", "-XX:TrimNativeHeapInterval=60000", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        options.addAll(part.jvmOptions());
        options.addAll(compiler());
        options.addAll(classes(part));
        var added = environment.getOrDefault("RESTOCK_" + part.name() + "_JVM", "").strip();
        if (!added.isEmpty()) {
            options.addAll(List.of(added.split("\\s+")));
        }
        return options;
    }

    /**
     * A demo is over before the second compiler has earned what it costs: with the first alone all parts together took 66 s of processor time until they
     * were ready, with both 99 s (two processors, nothing kept from an earlier start).
     */
    private List<String> compiler() {
        return plan.purpose().plays() ? List.of("-XX:TieredStopAtLevel=1") : List.of();
    }

    /**
     * A JVM that ends in order writes down the classes that it has loaded, unless what it finds written fits its build already; the next one maps them. Until
     * it answered the dashboard took 2.2 s of processor time with them, and 4.3 s without; its end took 8 s longer, once for a build, on busy processors. What does not fit is passed over.
     */
    private List<String> classes(Part part) {
        var archive = plan.project().resolve(".restock/build").resolve(part.title() + ".jsa");
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off", "-Xlog:aot*=off");
    }
}
